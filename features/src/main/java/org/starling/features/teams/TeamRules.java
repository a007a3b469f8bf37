package org.starling.features.teams;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the values of a team must be like, and whom its domains admit. */
final class TeamRules {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+([a-z\\-0-9]+|(__)?)[a-z0-9]+");
  private static final List<String> RESERVED_BEGINNINGS =
      List.of(
          "admin",
          "api",
          "channel",
          "claim",
          "error",
          "files",
          "help",
          "landing",
          "login",
          "mfa",
          "oauth",
          "plug",
          "plugins",
          "post",
          "signup",
          "boards",
          "playbooks");

  private TeamRules() {}

  static boolean isName(String text) {
    return text.length() >= TeamLimits.NAME_CHARS_MIN && NAME.matcher(text).matches();
  }

  /** Checks a new team, in the order in which the contract refuses. */
  static void checkNew(Team team) {
    checkText(team.displayName(), 1, TeamLimits.DISPLAY_NAME_CHARS_MAX, TeamCode.BAD_DISPLAY_NAME);
    if (team.name().length() > TeamLimits.NAME_CHARS_MAX) {
      throw TeamCode.NAME_TOO_LONG.refuse();
    }
    checkText(team.description(), 0, TeamLimits.DESCRIPTION_CHARS_MAX, TeamCode.BAD_DESCRIPTION);
    if (RESERVED_BEGINNINGS.stream().anyMatch(team.name()::startsWith)) {
      throw TeamCode.NAME_RESERVED.refuse();
    }
    if (!isName(team.name())) {
      throw TeamCode.BAD_NAME.refuse();
    }
    if (!team.type().equals(Team.OPEN) && !team.type().equals(Team.BY_INVITATION)) {
      throw TeamCode.BAD_TYPE.refuse();
    }
    checkText(team.companyName(), 0, TeamLimits.COMPANY_CHARS_MAX, TeamCode.BAD_COMPANY);
    checkText(team.allowedDomains(), 0, TeamLimits.DOMAINS_CHARS_MAX, TeamCode.BAD_DOMAINS);
  }

  static void check(Team.Details details) {
    checkText(
        details.displayName(), 1, TeamLimits.DISPLAY_NAME_CHARS_MAX, TeamCode.BAD_DISPLAY_NAME);
    checkText(details.description(), 0, TeamLimits.DESCRIPTION_CHARS_MAX, TeamCode.BAD_DESCRIPTION);
    checkText(details.companyName(), 0, TeamLimits.COMPANY_CHARS_MAX, TeamCode.BAD_COMPANY);
    checkText(details.allowedDomains(), 0, TeamLimits.DOMAINS_CHARS_MAX, TeamCode.BAD_DOMAINS);
  }

  /** PostgreSQL stores no NUL, so a text with one is refused like one that is too long. */
  private static void checkText(String text, int charsMin, int charsMax, TeamCode refusal) {
    int characters = text.codePointCount(0, text.length());
    if (characters < charsMin || characters > charsMax || text.indexOf('\0') >= 0) {
      throw refusal.refuse();
    }
  }

  /** The domains that a setting names, in lower case, without "@". */
  static List<String> domains(String setting) {
    List<String> names = new ArrayList<>();
    for (String name : setting.toLowerCase(Locale.ROOT).split("[\\s,@]+")) {
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return names;
  }

  /** Whether an address is within the domains that a setting names; all are if it names none. */
  static boolean admits(String setting, String email) {
    List<String> domains = domains(setting);
    String address = email.toLowerCase(Locale.ROOT);
    return domains.isEmpty() || domains.stream().anyMatch(d -> address.endsWith("@" + d));
  }
}

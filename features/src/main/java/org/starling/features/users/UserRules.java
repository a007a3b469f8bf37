package org.starling.features.users;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.starling.kernel.Code;
import org.starling.platform.http.Json;

/** What a valid account looks like (contract errors-roles-limits.md section 2). */
public final class UserRules {
  private static final Pattern USERNAME = Pattern.compile("[a-z0-9._-]+");
  private static final Set<String> RESERVED = Set.of("all", "channel", "matterbot", "system");
  private static final String ATOM = "[\\w!#$%&'*+/=?^`{|}~\\-[^\\x00-\\x7f]]+";
  private static final Pattern EMAIL =
      Pattern.compile(
          "(?:ATOM(?:\\.ATOM)*|\"[^\"\\\\\\p{Cntrl}]+\")@(?:ATOM(?:\\.ATOM)*|\\[[0-9a-f.:]+\\])"
              .replace("ATOM", ATOM));
  private static final Pattern LOCALE = Pattern.compile("[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{1,8})*");

  private UserRules() {}

  /** Refuses an account that breaks a rule. */
  static void check(User user) {
    require(isUsername(user.username()), UserCode.BAD_USERNAME);
    require(isEmail(user.email()), UserCode.BAD_EMAIL);
    require(fits(user.nickname(), UserLimits.NAME_CHARS_MAX), UserCode.BAD_NICKNAME);
    require(fits(user.position(), UserLimits.POSITION_CHARS_MAX), UserCode.BAD_POSITION);
    require(fits(user.firstName(), UserLimits.NAME_CHARS_MAX), UserCode.BAD_FIRST_NAME);
    require(fits(user.lastName(), UserLimits.NAME_CHARS_MAX), UserCode.BAD_LAST_NAME);
    require(isLocale(user.locale()), UserCode.BAD_LOCALE);
    require(
        fits(Json.text(user.timezone()), UserLimits.TIMEZONE_JSON_CHARS_MAX),
        UserCode.BAD_TIMEZONE);
    require(fits(user.roles(), UserLimits.ROLES_CHARS_MAX), UserCode.BAD_ROLES);
  }

  /** Whether accounts and bots may have this name. */
  public static boolean isUsername(String name) {
    return name.length() <= UserLimits.USERNAME_CHARS_MAX
        && USERNAME.matcher(name).matches()
        && !RESERVED.contains(name);
  }

  /** A plain address in lower case, without a display name. */
  public static boolean isEmail(String address) {
    return address.length() <= UserLimits.EMAIL_CHARS_MAX
        && address.equals(address.toLowerCase(Locale.ROOT))
        && EMAIL.matcher(address).matches();
  }

  /**
   * Whether the address is in one of the domains, given as in RestrictCreationToDomains: parted by
   * commas or white space, a leading "@" allowed. No domains means any.
   */
  public static boolean inDomains(String address, String domains) {
    List<String> allowed =
        Arrays.stream(domains.replace('@', ' ').replace(',', ' ').split("\\s+"))
            .filter(domain -> !domain.isEmpty())
            .map(domain -> "@" + domain.toLowerCase(Locale.ROOT))
            .toList();
    String lower = address.toLowerCase(Locale.ROOT);
    return allowed.isEmpty() || allowed.stream().anyMatch(lower::endsWith);
  }

  private static boolean isLocale(String locale) {
    return locale.isEmpty()
        || locale.length() <= UserLimits.LOCALE_CHARS_MAX && LOCALE.matcher(locale).matches();
  }

  /** In code points, and without NUL, which the database cannot store. */
  private static boolean fits(String text, int max) {
    return text.codePointCount(0, text.length()) <= max && text.indexOf('\0') < 0;
  }

  private static void require(boolean holds, Code otherwise) {
    if (!holds) {
      throw otherwise.refuse();
    }
  }
}

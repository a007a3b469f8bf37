package org.starling.features.users;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private static final Map<String, String> DEFAULT_NOTIFY_PROPS =
      Collections.unmodifiableMap(
          new TreeMap<>(
              Map.ofEntries(
                  Map.entry("email", "true"),
                  Map.entry("push", "mention"),
                  Map.entry("desktop", "mention"),
                  Map.entry("desktop_sound", "true"),
                  Map.entry("mention_keys", ""),
                  Map.entry("channel", "true"),
                  Map.entry("push_status", "online"),
                  Map.entry("comments", "never"),
                  Map.entry("first_name", "false"),
                  Map.entry("desktop_threads", "all"),
                  Map.entry("email_threads", "all"),
                  Map.entry("push_threads", "all"))));
  private static final String MENTION_KEYS = "mention_keys";
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\u0340\\u0341\\u17a3\\u17d3\\u2028\\u2029\\u202a-\\u202e\\u206a-\\u206f\\ufff9-\\ufffc"
              + "\\ufeff\\x{1d173}-\\x{1d17a}\\x{e0000}-\\x{e007f}]");

  private UserRules() {}

  /** As it is stored: names and address in lower case, texts without invisible characters. */
  public static User normal(User user) {
    return user.but()
        .username(visible(user.username()).toLowerCase(Locale.ROOT))
        .email(user.email().toLowerCase(Locale.ROOT))
        .nickname(visible(user.nickname()))
        .firstName(visible(user.firstName()))
        .lastName(visible(user.lastName()))
        .notifyProps(
            user.notifyProps().isEmpty()
                ? DEFAULT_NOTIFY_PROPS
                : withTidyMentionKeys(user.notifyProps()))
        .done();
  }

  /** Without marks that change or hide what a reader sees (w3.org/TR/unicode-xml, Charlist). */
  private static String visible(String text) {
    return INVISIBLE.matcher(text).replaceAll("");
  }

  private static Map<String, String> withTidyMentionKeys(Map<String, String> props) {
    String keys = props.getOrDefault(MENTION_KEYS, "");
    if (keys.isEmpty()) {
      return props;
    }
    Map<String, String> tidy = new TreeMap<>(props);
    tidy.put(
        MENTION_KEYS,
        Arrays.stream(keys.split(","))
            .map(key -> key.strip().toLowerCase(Locale.ROOT))
            .filter(key -> !key.isEmpty())
            .collect(Collectors.joining(",")));
    return tidy;
  }

  /** Refuses an account that breaks a rule. */
  public static void check(User user) {
    checkNames(user);
    checkProfile(user);
  }

  /**
   * Apart from the rest, because accounts from elsewhere may have names that only old rules took.
   */
  static void checkNames(User user) {
    require(isUsername(user.username()), UserCode.BAD_USERNAME);
    require(isEmail(user.email()), UserCode.BAD_EMAIL);
  }

  static void checkProfile(User user) {
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

  /** Whether the address is in one of the {@link #domains}; none at all means any. */
  public static boolean inDomains(String address, String setting) {
    String lower = address.toLowerCase(Locale.ROOT);
    List<String> allowed = domains(setting);
    return allowed.isEmpty() || allowed.stream().anyMatch(lower::endsWith);
  }

  /**
   * What addresses may end with, from a setting as RestrictCreationToDomains: domains parted by
   * commas or white space, with or without "@".
   */
  public static List<String> domains(String setting) {
    return Arrays.stream(setting.replace('@', ' ').replace(',', ' ').split("\\s+"))
        .filter(domain -> !domain.isEmpty())
        .map(domain -> "@" + domain.toLowerCase(Locale.ROOT))
        .toList();
  }

  /** A language that exists, with or without a country that exists. */
  private static boolean isLocale(String locale) {
    if (locale.isEmpty()) {
      return true;
    }
    String[] parts = locale.split("-", -1);
    return locale.length() <= UserLimits.LOCALE_CHARS_MAX
        && parts.length <= 2
        && LANGUAGES.contains(parts[0])
        && (parts.length == 1 || COUNTRIES.contains(parts[1].toUpperCase(Locale.ROOT)));
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

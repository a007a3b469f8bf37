package org.starling.features.preferences;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.starling.kernel.Code;
import org.starling.platform.http.Json;

/** What a valid preference looks like, and what becomes of a theme. */
final class PreferenceRules {
  static final String FLAGGED_POST = "flagged_post";
  static final String FAVOURITE_CHANNEL = "favorite_channel";
  private static final String THEME = "theme";
  private static final String BAD_THEME = "null";
  private static final Set<String> THEME_KEYS_WITHOUT_COLOUR = Set.of("image", "type", "codeTheme");
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?");
  private static final String WHITE = "#ffffff";

  private PreferenceRules() {}

  static void check(Preference preference) {
    int category = bytes(preference.category());
    require(
        category > 0 && category <= PreferenceLimits.CATEGORY_BYTES_MAX,
        PreferenceCode.BAD_CATEGORY);
    require(bytes(preference.name()) <= PreferenceLimits.NAME_BYTES_MAX, PreferenceCode.BAD_NAME);
    String value = preference.value();
    require(
        value.codePointCount(0, value.length()) <= PreferenceLimits.VALUE_CHARS_MAX,
        PreferenceCode.BAD_VALUE);
    if (preference.category().equals("sidebar_settings")
        && preference.name().equals("limit_visible_dms_gms")) {
      require(isVisibleLimit(value), PreferenceCode.BAD_VISIBLE_LIMIT);
    }
  }

  private static boolean isVisibleLimit(String value) {
    try {
      int limit = Integer.parseInt(value);
      return limit >= PreferenceLimits.VISIBLE_DIRECT_CHANNELS_MIN
          && limit <= PreferenceLimits.VISIBLE_DIRECT_CHANNELS_MAX;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** As it is stored: colours of a theme that are none become white. */
  static Preference tidy(Preference preference) {
    return preference.category().equals(THEME)
        ? preference.withValue(tidyTheme(preference.value()))
        : preference;
  }

  private static String tidyTheme(String value) {
    JsonNode tree;
    try {
      tree = Json.mapper().readTree(value);
    } catch (JsonProcessingException e) {
      return BAD_THEME;
    }
    if (!(tree instanceof ObjectNode theme)) {
      return BAD_THEME;
    }
    TreeMap<String, String> tidy = new TreeMap<>();
    for (var entry : theme.properties()) {
      String text = entry.getValue().asText();
      boolean kept =
          THEME_KEYS_WITHOUT_COLOUR.contains(entry.getKey()) || COLOUR.matcher(text).matches();
      tidy.put(entry.getKey(), kept ? text : WHITE);
    }
    return Json.text(tidy);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static void require(boolean holds, Code otherwise) {
    if (!holds) {
      throw otherwise.refuse();
    }
  }
}

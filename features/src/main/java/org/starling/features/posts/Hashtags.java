package org.starling.features.posts;

import java.util.regex.Pattern;

/** The hashtags of a text: words that begin with "#" and a letter; also in code. */
public final class Hashtags {
  private static final Pattern START = Pattern.compile("^[^\\p{L}\\d\\s#]+");
  private static final Pattern END = Pattern.compile("[^\\p{L}\\d\\s]+$");
  private static final Pattern SIGNS = Pattern.compile("^#{2,}");
  private static final Pattern VALID = Pattern.compile("#\\p{L}[\\p{L}\\d\\-_.]*[\\p{L}\\d]");

  private Hashtags() {}

  /** In the text's order with spaces between, cut behind the last that fits. */
  public static String in(String text) {
    if (text.indexOf('#') < 0) {
      return "";
    }
    StringBuilder tags = new StringBuilder();
    for (String word : text.split("\\s+")) {
      if (word.indexOf('#') < 0 || word.length() > PostLimits.HASHTAGS_CHARS_MAX) {
        continue;
      }
      String tag = SIGNS.matcher(bare(word)).replaceFirst("#");
      if (VALID.matcher(tag).matches()) {
        if (tags.length() + tag.length() + 1 > PostLimits.HASHTAGS_CHARS_MAX) {
          break;
        }
        tags.append(tags.isEmpty() ? "" : " ").append(tag);
      }
    }
    return tags.toString();
  }

  private static String bare(String word) {
    return END.matcher(START.matcher(word).replaceFirst("")).replaceFirst("");
  }
}

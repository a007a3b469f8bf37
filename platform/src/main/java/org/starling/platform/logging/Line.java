package org.starling.platform.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.regex.Pattern;

/** What both forms of a log line share: no secrets, one line, bounded length. */
final class Line {
  /** Longest text of one field, unless LogSettings.MaxFieldSize says otherwise. */
  static final int FIELD_CHARS_MAX = 2048;

  private static final Pattern ACCOUNT_IN_ADDRESS = Pattern.compile("://[^@/\\s]+@");
  private static final Pattern NAMED_SECRET =
      Pattern.compile(
          "(?i)\\b(password|passwd|secret|token|authorization|bearer)(\"?\\s*[=: ]\\s*\"?)"
              + "(?!bearer\\b)[^\\s\"&,;}]+");

  private Line() {}

  static String message(ILoggingEvent event, int charsMax) {
    return cut(withoutSecrets(event.getFormattedMessage()), charsMax);
  }

  private static String withoutSecrets(String text) {
    String shown = text;
    if (shown.contains("://")) {
      shown = ACCOUNT_IN_ADDRESS.matcher(shown).replaceAll("://****@");
    }
    return shown.indexOf('=') >= 0 || shown.indexOf(':') >= 0
        ? NAMED_SECRET.matcher(shown).replaceAll("$1$2****")
        : shown;
  }

  static String cut(String text, int charsMax) {
    return text.length() <= charsMax ? text : text.substring(0, charsMax) + "…";
  }

  /** Writes control characters, line breaks among them, so that they cannot be taken for ours. */
  static String onOneLine(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean breaks = Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
      if (breaks && out == null) {
        out = new StringBuilder(text.length() + 16).append(text, 0, i);
      }
      if (out != null) {
        if (breaks) {
          out.append(String.format("\\u%04x", (int) c));
        } else {
          out.append(c);
        }
      }
    }
    return out == null ? text : out.toString();
  }
}

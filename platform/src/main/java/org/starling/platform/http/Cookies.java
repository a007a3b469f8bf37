package org.starling.platform.http;

import org.jspecify.annotations.Nullable;

/** Reads a Cookie header and writes the one cookie that the edge itself sets. */
final class Cookies {
  static final String SESSION = "MMAUTHTOKEN";

  private Cookies() {}

  /** The value of the first cookie of that name, quotes taken off; null if there is none. */
  static @Nullable String find(String header, String name) {
    int at = 0;
    while (at < header.length()) {
      int semicolon = header.indexOf(';', at);
      int end = semicolon < 0 ? header.length() : semicolon;
      int equals = header.indexOf('=', at);
      if (equals >= 0 && equals < end && header.substring(at, equals).strip().equals(name)) {
        return unquoted(header.substring(equals + 1, end).strip());
      }
      at = end + 1;
    }
    return null;
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  /** Takes the session's cookie away. */
  static Reply.Header cleared(String sitePath) {
    return new Reply.Header(
        "Set-Cookie", SESSION + "=; Path=" + sitePath + "; Max-Age=0; HttpOnly");
  }
}

package org.starling.kernel;

/**
 * An identifier: 26 letters or digits (contract errors-roles-limits.md section 2). Each kind of
 * thing has its own record, so that one cannot be passed for another.
 */
public interface Id {
  int LENGTH = 26;

  String value();

  /** Whether {@code text} has the form of an id. */
  static boolean isValid(String text) {
    if (text.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(i);
      boolean plain = c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      if (!plain) {
        return false;
      }
    }
    return true;
  }

  /** Returns {@code text}, or throws {@link IllegalArgumentException} if it is no id. */
  static String require(String text) {
    if (!isValid(text)) {
      throw new IllegalArgumentException("not an id: " + text.length() + " characters");
    }
    return text;
  }
}

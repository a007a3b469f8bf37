package org.starling.platform.http;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The form of one path segment: one or more characters of a set. Written as {@code [A-Za-z0-9_]+},
 * {@code [^/]+} or {@code .+}; empty stands for letters and digits, the form of ids.
 *
 * @param set the characters below 128 that may occur
 * @param others whether all others may, too
 */
record SegmentForm(BitSet set, boolean others) {
  private static final int ASCII = 128;
  private static final String IDS = "[A-Za-z0-9]+";

  static SegmentForm of(String form) {
    String text = form.isEmpty() ? IDS : form.equals(".+") ? "[^/]+" : form;
    if (!text.startsWith("[") || !text.endsWith("]+")) {
      throw new IllegalStateException("a segment's form is [characters]+ and not " + form);
    }
    String inside = text.substring(1, text.length() - 2);
    boolean negative = inside.startsWith("^");
    BitSet set = characters(negative ? inside.substring(1) : inside);
    if (negative) {
      set.flip(0, ASCII);
    }
    return new SegmentForm(set, negative);
  }

  private static BitSet characters(String inside) {
    BitSet set = new BitSet(ASCII);
    String plain = inside.replace("\\w", "A-Za-z0-9_").replace("\\d", "0-9");
    @Nullable Character last = null;
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c == '-' && last != null && i + 1 < plain.length()) {
        set.set(last, plain.charAt(++i) + 1);
        last = null;
        continue;
      }
      last = c == '\\' ? plain.charAt(++i) : c;
      set.set(last);
    }
    return set;
  }

  boolean matches(String segment) {
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (c < ASCII ? !set.get(c) : !others) {
        return false;
      }
    }
    return !segment.isEmpty();
  }
}

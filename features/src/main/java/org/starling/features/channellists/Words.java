package org.starling.features.channellists;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What somebody looks for: found as it stands anywhere in a name, or word by word at the beginning
 * of words.
 *
 * @param text in lower case; empty finds everything
 */
record Words(String text) {
  Words {
    text = text.strip().toLowerCase(Locale.ROOT);
  }

  boolean none() {
    return text.isEmpty();
  }

  /** The text in a LIKE pattern, anywhere; {@code \} escapes. */
  String anywhere() {
    return "%" + escaped(text) + "%";
  }

  List<String> each() {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split("\\s+")).limit(ListLimits.WORDS_MAX).toList();
  }

  /** A full-text query for rows that have words beginning with each of these; may be empty. */
  String query() {
    return Arrays.stream(text.split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .limit(ListLimits.WORDS_MAX)
        .map(word -> word + ":*")
        .collect(Collectors.joining(" & "));
  }

  static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}

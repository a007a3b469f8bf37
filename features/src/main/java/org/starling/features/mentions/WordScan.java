package org.starling.features.mentions;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.UserId;

/** Reads one text word by word (contract errors-roles-limits.md section 6). */
final class WordScan {
  private static final String LEADING = ":.-_";
  private static final String TRAILING = ".-:_";
  private static final List<String> WIDE = List.of("@here", "@channel", "@all");

  private final Callable callable;
  private final @Nullable UserId author;
  private final boolean wide;
  private final Predicate<UserId> online;
  private final Set<UserId> users = new LinkedHashSet<>();
  private final Set<String> wideWords = new LinkedHashSet<>();
  private final Set<String> others = new LinkedHashSet<>();

  WordScan(Callable callable, @Nullable UserId author, boolean wide, Predicate<UserId> online) {
    this.callable = callable;
    this.author = author;
    this.wide = wide;
    this.online = online;
  }

  Mentions read(String text) {
    return read(List.of(text));
  }

  /** The author is never among those called. */
  Mentions read(List<String> texts) {
    texts.forEach(this::scan);
    if (author != null) {
      users.remove(author);
    }
    return new Mentions(
        Set.copyOf(users), WIDE.stream().filter(wideWords::contains).toList(), List.copyOf(others));
  }

  private void scan(String message) {
    String text = MarkdownText.plain(message);
    int start = -1;
    for (int at = 0; at <= text.length(); ) {
      int character = at < text.length() ? text.codePointAt(at) : ' ';
      if (inWord(character)) {
        start = start < 0 ? at : start;
      } else if (start >= 0) {
        word(text.substring(start, at));
        start = -1;
      }
      at += Character.charCount(character);
    }
  }

  private static boolean inWord(int character) {
    return switch (character) {
      case ':', '.', '-', '_', '@' -> true;
      default -> {
        int type = Character.getType(character);
        yield Character.isLetterOrDigit(character)
            || type == Character.LETTER_NUMBER
            || type == Character.OTHER_NUMBER;
      }
    };
  }

  private void word(String word) {
    if (word.startsWith(":") && word.endsWith(":")) {
      return; // an emoji
    }
    String rest = stripLeading(word);
    if (calls(rest) || callsWithoutEnd(rest)) {
      return;
    }
    if (rest.startsWith("@")) {
      stranger(rest);
    } else if (!rest.isEmpty()) {
      parts(rest);
    }
    if (!callable.syllables().isEmpty()) {
      callable.syllables().forEach((syllables, called) -> addIfWithin(rest, syllables, called));
    }
  }

  /** A word may hold the end of a sentence; what is around it counts by itself. */
  private void parts(String word) {
    int start = 0;
    for (int at = 0; at <= word.length(); at++) {
      if (at < word.length() && !splits(word.charAt(at))) {
        continue;
      }
      String part = word.substring(start, at);
      start = at + 1;
      boolean whole = part.length() == word.length();
      if (!whole && !part.isEmpty() && !calls(part) && part.startsWith("@")) {
        stranger(part);
      }
    }
  }

  private static boolean splits(char character) {
    return character == '.' || character == '-' || character == ':';
  }

  private static String stripLeading(String word) {
    int from = 0;
    while (from < word.length() && LEADING.indexOf(word.charAt(from)) >= 0) {
      from++;
    }
    return word.substring(from);
  }

  private boolean callsWithoutEnd(String word) {
    int end = word.length();
    while (end > 0 && TRAILING.indexOf(word.charAt(end - 1)) >= 0) {
      end--;
      if (calls(word.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  private boolean calls(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (WIDE.contains(lower)) {
      wideWords.add(lower);
      callable.wide().stream()
          .filter(u -> wide && (!lower.equals("@here") || online.test(u)))
          .forEach(users::add);
      return true;
    }
    return add(callable.words(), lower) | add(callable.words(), word);
  }

  private boolean add(Map<String, List<UserId>> words, String word) {
    List<UserId> called = words.get(word);
    if (called == null) {
      return false;
    }
    users.addAll(called);
    return true;
  }

  private void addIfWithin(String word, String syllables, List<UserId> called) {
    if (word.toLowerCase(Locale.ROOT).contains(syllables)) {
      users.addAll(called);
    }
  }

  private void stranger(String word) {
    if (word.length() > 1 && others.size() < MentionLimits.STRANGERS_MAX) {
      others.add(word.substring(1).toLowerCase(Locale.ROOT));
    }
  }
}

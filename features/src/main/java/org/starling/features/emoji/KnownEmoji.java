package org.starling.features.emoji;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.starling.platform.db.Reader;

/** Answers whether an emoji exists. */
public final class KnownEmoji {
  public static final int NAME_CHARS_MAX = 64;

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9+_-]+");

  private final Set<String> standard = standard();

  /** The names of the Unicode standard as clients know them, skin tones included. */
  private static Set<String> standard() {
    InputStream in =
        Objects.requireNonNull(KnownEmoji.class.getResourceAsStream("system-emoji.txt"));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.isBlank()).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether an emoji of one's own may have the name. */
  static boolean isName(String name) {
    return name.length() <= NAME_CHARS_MAX && NAME.matcher(name).matches();
  }

  boolean standard(String name) {
    return standard.contains(name);
  }

  public boolean exists(Reader db, String name) {
    return standard.contains(name)
        || NAME.matcher(name).matches()
            && db.exists("SELECT 1 FROM emoji WHERE name = ? AND deleteat = 0 LIMIT 1", name);
  }
}

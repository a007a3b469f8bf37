package org.starling.features.absent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.starling.platform.http.Need;

/** One endpoint that is not there: who may ask, what is checked, and what is said then. */
record AbsentRow(
    String method, String path, Need need, boolean idleOnly, List<Check> checks, Outcome outcome) {
  private static final String IDLE = "idle";

  private static final String API = "/api/v4";

  /** All rows of absent.txt. */
  static List<AbsentRow> all() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(AbsentRow.class.getResourceAsStream("absent.txt")),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(AbsentRow::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static AbsentRow of(String line) {
    int colon = line.indexOf(" : ");
    String[] words = line.substring(0, colon).split(" ");
    return new AbsentRow(
        words[0],
        words[1].startsWith("//") ? words[1].substring(1) : API + words[1],
        need(words[2]),
        List.of(words).contains(IDLE),
        Arrays.stream(words).skip(3).filter(word -> !word.equals(IDLE)).map(Check::of).toList(),
        Outcome.of(line.substring(colon + 3)));
  }

  private static Need need(String word) {
    return switch (word) {
      case "nobody" -> Need.NOBODY;
      case "session" -> Need.SESSION;
      default -> throw new IllegalStateException("no need " + word);
    };
  }

  /** The flags without which there is not even an address. */
  List<Check.Flag> flags() {
    return checks.stream()
        .filter(Check.Flag.class::isInstance)
        .map(Check.Flag.class::cast)
        .toList();
  }

  /**
   * The names of the path's placeholders that stand for ids; none if nothing of it is looked at.
   */
  List<String> ids() {
    if (checks.contains(new Check.Gate())) {
      return List.of();
    }
    return Arrays.stream(path.split("/"))
        .filter(segment -> segment.startsWith("{") && segment.endsWith("_id}"))
        .map(segment -> segment.substring(1, segment.length() - 1))
        .toList();
  }
}

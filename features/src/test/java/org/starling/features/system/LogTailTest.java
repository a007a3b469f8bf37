package org.starling.features.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
  @TempDir private Path directory;

  @Test
  void pages_are_counted_from_the_end() throws IOException {
    Path file = directory.resolve("log");
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      lines.add("line " + i + " äöü " + "x".repeat(i % 97));
    }
    Files.write(file, lines);
    assertThat(LogTail.page(file, 0, 3)).isEqualTo(lines.subList(4_997, 5_000));
    assertThat(LogTail.page(file, 2, 1_000)).isEqualTo(lines.subList(2_000, 3_000));
    assertThat(LogTail.page(file, 0, 10_000)).isEqualTo(lines);
    assertThat(LogTail.page(file, 5, 1_000)).isEmpty();
    assertThat(LogTail.page(file, 0, 0)).isEmpty();
  }

  @Test
  void a_file_without_a_last_line_break_or_without_anything() throws IOException {
    Path file = directory.resolve("log");
    assertThat(LogTail.page(file, 0, 10)).isEmpty();
    Files.writeString(file, "");
    assertThat(LogTail.page(file, 0, 10)).isEmpty();
    Files.writeString(file, "one\ntwo");
    assertThat(LogTail.page(file, 0, 10)).containsExactly("one", "two");
  }
}

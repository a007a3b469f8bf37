package org.starling.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.starling.platform.db.TestDatabase;

/** What a genuine server left behind: its database and its files, beside the repository. */
final class SampleDump {
  private static final Path FOLDER = Path.of("..", "..", "shared", "sample");

  private SampleDump() {}

  static boolean isThere() {
    return Files.exists(FOLDER.resolve("moved-in.sql.gz"));
  }

  /** Runs the plain dump in an empty database. */
  static void restore(String dataSource) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(FOLDER.resolve("moved-in.sql.gz"))),
                StandardCharsets.UTF_8))) {
      TestDatabase.restore(dataSource, lines);
    }
  }

  /** Unpacks the file store into a folder. */
  static void unpackFiles(Path target) throws IOException {
    Files.createDirectories(target);
    Process tar =
        new ProcessBuilder(
                "tar",
                "-xzf",
                FOLDER.resolve("moved-in-files.tar.gz").toAbsolutePath().toString(),
                "-C",
                target.toString())
            .inheritIO()
            .start();
    try {
      if (tar.waitFor() != 0) {
        throw new IOException("tar failed");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

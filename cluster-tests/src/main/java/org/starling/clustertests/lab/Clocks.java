package org.starling.clustertests.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives a process a wall clock of its own by libfaketime, where it is installed. */
final class Clocks {
  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
          Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"),
          Path.of("/usr/lib/faketime/libfaketimeMT.so.1"));

  private Clocks() {}

  static Optional<Path> library() {
    return PLACES.stream().filter(Files::exists).findFirst();
  }

  /** Where the offset is written; read again each second by the process. */
  static Path file(Path directory) {
    return directory.resolveSibling(directory.getFileName() + ".clock");
  }

  /** What to add to the environment of a process whose clock shall be set; empty without it. */
  static Map<String, String> environment(Path directory) throws IOException {
    Optional<Path> library = library();
    if (library.isEmpty()) {
      return Map.of();
    }
    Files.writeString(file(directory), "+0");
    return Map.of(
        "LD_PRELOAD", library.get().toString(),
        "FAKETIME_TIMESTAMP_FILE", file(directory).toString(),
        "FAKETIME_DONT_FAKE_MONOTONIC", "1",
        // Without this a wait by the monotonic clock ends at once.
        "FAKETIME_FORCE_MONOTONIC_FIX", "0",
        "FAKETIME_CACHE_DURATION", "1");
  }
}

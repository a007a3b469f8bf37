package org.starling.loadgen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The measured server's process on this machine, as Linux's /proc shows it. Found by who listens on
 * the port; absent if that cannot be seen (another machine, another user).
 */
record ServerProcess(long pid) {
  private static final double TICKS_A_SECOND = 100.0;
  private static final String LISTEN = "0A";

  static Optional<ServerProcess> listeningOn(int port) throws IOException {
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      Path path = Path.of(table);
      if (!Files.isReadable(path)) {
        continue;
      }
      for (String line : Files.readAllLines(path)) {
        String[] columns = line.strip().split("\\s+");
        String suffix = ":%04X".formatted(port);
        if (columns.length > 9 && columns[3].equals(LISTEN) && columns[1].endsWith(suffix)) {
          return holder("socket:[" + columns[9] + "]");
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<ServerProcess> holder(String socket) throws IOException {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes
          .filter(path -> path.getFileName().toString().matches("\\d+"))
          .filter(path -> holds(path.resolve("fd"), socket))
          .map(path -> new ServerProcess(Long.parseLong(path.getFileName().toString())))
          .findFirst();
    }
  }

  private static boolean holds(Path descriptors, String socket) {
    try (Stream<Path> links = Files.list(descriptors)) {
      return links.anyMatch(link -> target(link).equals(socket));
    } catch (IOException e) {
      return false;
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }

  /** User and system time since its start, in seconds. */
  double cpuSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    String[] columns = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(columns[11]) + Long.parseLong(columns[12])) / TICKS_A_SECOND;
  }

  /** Resident memory in KiB. */
  long residentKib() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    return 0;
  }
}

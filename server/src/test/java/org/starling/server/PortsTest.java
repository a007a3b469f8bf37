package org.starling.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which ports a server opens, as the kernel has it. */
final class PortsTest {
  private static final Path TABLES = Path.of("/proc/self/net");
  private static final String LISTENS = "0A";

  /** What this process listens at, "tcp" and "udp" with the number. */
  private static Set<String> open() throws IOException {
    Set<String> own = sockets();
    Set<String> open = new TreeSet<>();
    for (String kind : List.of("tcp", "tcp6", "udp", "udp6")) {
      Path table = TABLES.resolve(kind);
      for (String line : Files.exists(table) ? Files.readAllLines(table) : List.<String>of()) {
        String[] fields = line.strip().split("\\s+");
        boolean counts = kind.startsWith("udp") || fields[3].equals(LISTENS);
        if (counts && own.contains("socket:[" + fields[9] + "]")) {
          String port = fields[1].substring(fields[1].indexOf(':') + 1);
          open.add(kind.substring(0, 3) + " " + Integer.parseInt(port, 16));
        }
      }
    }
    return open;
  }

  private static Set<String> sockets() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
      return files.map(PortsTest::target).collect(Collectors.toSet());
    }
  }

  private static String target(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException e) {
      return ""; // closed meanwhile
    }
  }

  private static Set<String> opened(Set<String> before) throws IOException {
    Set<String> now = open();
    now.removeAll(before);
    return now;
  }

  @Test
  void a_server_without_a_cluster_has_one_port_and_a_node_one_more() throws IOException {
    assumeTrue(Files.isDirectory(TABLES), "this system does not tell");
    Set<String> before = open();
    try (TestServer alone = TestServer.start()) {
      assertThat(opened(before)).containsExactly("tcp " + alone.port());
    }
    try (TestServer node = TestServer.node()) {
      assertThat(opened(before))
          .containsExactlyInAnyOrder("tcp " + node.port(), "tcp " + node.gossipPort());
    }
  }
}

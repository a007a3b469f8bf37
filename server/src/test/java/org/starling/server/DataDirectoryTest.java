package org.starling.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir private Path data;

  @Test
  void who_serves_is_noted() throws IOException {
    assertThat(DataDirectory.servesNodes(data)).isFalse();
    try (DataDirectory held = DataDirectory.lock(data)) {
      assertThat(DataDirectory.servedAt(data)).isEmpty();
      held.servingNodes(new InetSocketAddress(8065));
      assertThat(DataDirectory.servedAt(data)).hasValue("localhost:8065");
      assertThat(DataDirectory.servesNodes(data)).isTrue();
    }
    try (DataDirectory held = DataDirectory.lock(data)) {
      held.serving(new InetSocketAddress("127.0.0.2", 80));
      assertThat(DataDirectory.servedAt(data)).hasValue("127.0.0.2:80");
      assertThat(DataDirectory.servesNodes(data)).isFalse();
    }
  }

  @Test
  void an_older_release_notes_its_port_only() throws IOException {
    Files.writeString(data.resolve("starling.lock"), "8065");
    assertThat(DataDirectory.servedAt(data)).hasValue("localhost:8065");
    assertThat(DataDirectory.servesNodes(data)).isFalse();
  }
}

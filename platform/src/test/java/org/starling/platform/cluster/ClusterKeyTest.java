package org.starling.platform.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.platform.cluster.ClusterKeyStore.Kept;
import org.starling.platform.cluster.KeyRing.GivenKeys;

final class ClusterKeyTest {
  private static final String OLD = "o".repeat(40);
  private static final String NEW = "n".repeat(40);
  private static final long SOON = NetworkLimits.KEY_SHOWN_AFTER_MS - 1;
  private static final long LATER = NetworkLimits.KEY_SHOWN_AFTER_MS;
  private static final long LONG_AFTER = NetworkLimits.KEY_TAKEN_MS;

  @Test
  void a_new_key_is_taken_first_then_shown_and_the_old_one_goes() {
    assertThat(KeyRing.inForce(List.of(new Kept(1, OLD, 5)))).containsExactly(OLD);
    assertThat(inForce(SOON)).containsExactly(OLD, NEW);
    assertThat(inForce(LATER)).containsExactly(NEW, OLD);
    assertThat(inForce(LONG_AFTER)).containsExactly(NEW);
  }

  private static List<String> inForce(long ageOfNew) {
    return KeyRing.inForce(List.of(new Kept(2, NEW, ageOfNew), new Kept(1, OLD, 1L << 40)));
  }

  @Test
  void a_key_from_outside_wins_if_it_is_long_enough(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("key");
    Files.writeString(file, NEW + "\n\n " + OLD + "\n");
    assertThat(new GivenKeys("", "").secrets()).isEmpty();
    assertThat(new GivenKeys(file.toString(), "").secrets()).contains(List.of(NEW, OLD));
    assertThat(new GivenKeys(file.toString(), OLD).secrets()).isEqualTo(Optional.of(List.of(OLD)));
    Files.writeString(file, "short");
    assertThatThrownBy(() -> new GivenKeys(file.toString(), "").secrets())
        .hasMessageContaining("fewer than 32 characters");
    Files.write(file, new byte[] {(byte) 0xc3, 0x28});
    assertThatThrownBy(() -> new GivenKeys(file.toString(), "").secrets())
        .hasMessageContaining("is no text");
    assertThatThrownBy(() -> new GivenKeys(file + "x", "").secrets())
        .hasMessageContaining("there is no file");
  }

  @Test
  void a_key_file_that_everybody_can_read_is_noticed(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("key"), NEW);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(new GivenKeys(file.toString(), "").open()).isTrue();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(new GivenKeys(file.toString(), "").open()).isFalse();
    assertThat(new GivenKeys("", "").open()).isFalse();
  }

  @Test
  void keys_that_overlap_let_each_other_in() throws Exception {
    assertThat(talk(keys(OLD), true, keys(OLD), true)).isTrue();
    assertThat(talk(keys(OLD, NEW), true, keys(NEW, OLD), true)).isTrue();
    assertThat(talk(keys(NEW, OLD), true, keys(OLD, NEW), true)).isTrue();
    assertThat(talk(keys(OLD), true, keys(NEW), true)).isFalse();
    assertThat(talk(keys(OLD), true, keys(NEW, OLD), true)).isFalse();
    assertThat(talk(keys(OLD), false, keys(OLD), false)).isTrue();
    assertThat(talk(keys(OLD), false, keys(OLD), true)).isFalse();
    assertThat(talk(keys(OLD), true, keys(OLD), false)).isFalse();
  }

  private static ClusterKeys keys(String... secrets) {
    return new ClusterKeys(List.of(secrets).stream().map(ClusterKey::of).toList());
  }

  /** Whether a byte gets from a node with some keys to one with others, and back. */
  private static boolean talk(
      ClusterKeys from, boolean fromEncrypted, ClusterKeys to, boolean toEncrypted)
      throws Exception {
    Refusals refusals = new Refusals(System::nanoTime);
    NodeSockets client = new NodeSockets(() -> from, fromEncrypted, refusals);
    NodeSockets server = new NodeSockets(() -> to, toEncrypted, refusals);
    try (var port = server.createServerSocket("test");
        Socket socket = client.createSocket("test")) {
      port.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      FutureTask<Boolean> echo =
          new FutureTask<>(() -> {
            try (Socket accepted = port.accept()) {
              accepted.getOutputStream().write(accepted.getInputStream().read());
              return true;
            }
          });
      Thread.ofVirtual().start(echo);
      try {
        socket.connect(port.getLocalSocketAddress(), 2_000);
        socket.setSoTimeout(3_000);
        socket.getOutputStream().write(7);
        return socket.getInputStream().read() == 7;
      } catch (IOException e) {
        return false;
      }
    }
  }
}

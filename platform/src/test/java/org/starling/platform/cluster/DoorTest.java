package org.starling.platform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Strangers at the cluster's port are sent away soon, and keep no node out meanwhile. */
final class DoorTest {
  private static final ClusterKeys KEYS = keys("k");
  private static final int DROP_PAUSE_MS = 400;
  private static final int CONNECT_MS_MAX = 3_000;

  private final Refusals refusals = new Refusals(System::nanoTime);
  private final List<Socket> strangers = new ArrayList<>();
  private ServerSocket port;

  private static ClusterKeys keys(String letter) {
    return new ClusterKeys(List.of(ClusterKey.of(letter.repeat(40))));
  }

  @BeforeEach
  void open() throws IOException {
    port = new NodeSockets(() -> KEYS, true, refusals).createServerSocket("test");
    port.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
  }

  @AfterEach
  void close() throws IOException {
    port.close();
    for (Socket stranger : strangers) {
      stranger.close();
    }
  }

  private Socket stranger() throws IOException {
    Socket stranger = new Socket(InetAddress.getLoopbackAddress(), port.getLocalPort());
    stranger.setSoTimeout((int) (2 * NetworkLimits.DOOR_MS_MAX));
    strangers.add(stranger);
    return stranger;
  }

  /** Milliseconds until the other side ends the connection. */
  private static long end(Socket socket, long milliseconds) throws IOException {
    long began = System.nanoTime();
    try {
      socket.setSoTimeout((int) milliseconds);
      assertThat(socket.getInputStream().read()).isNegative();
    } catch (SocketTimeoutException e) {
      throw new AssertionError("it was still open after " + milliseconds + " ms");
    } catch (SocketException e) {
      // reset, as it should be
    }
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
  }

  private void nodeComesIn() throws IOException {
    Refusals own = new Refusals(System::nanoTime);
    try (Socket node = new NodeSockets(() -> KEYS, true, own).createSocket("test")) {
      node.connect(port.getLocalSocketAddress(), CONNECT_MS_MAX);
      node.getOutputStream().write(7);
      try (Socket accepted = port.accept()) {
        assertThat(accepted.getInputStream().read()).isEqualTo(7);
      }
    }
  }

  @Test
  void many_who_say_nothing_keep_no_node_out() throws IOException {
    for (int i = 0; i < 300; i++) {
      stranger();
    }
    nodeComesIn();
    assertThat(refusals.total()).isGreaterThanOrEqualTo(200);
    for (Socket gaveWay : strangers.subList(0, 200)) {
      end(gaveWay, CONNECT_MS_MAX);
    }
  }

  @Test
  void who_talks_slowly_has_no_more_time_than_others() throws Exception {
    byte[] knock = Knock.make(KEYS.shown(), true, new SecureRandom());
    Socket slow = stranger();
    Thread drips =
        Thread.ofVirtual()
            .start(() -> {
              try {
                for (byte one : knock) {
                  slow.getOutputStream().write(one);
                  Thread.sleep(DROP_PAUSE_MS);
                }
              } catch (IOException | InterruptedException e) {
                // sent away
              }
            });
    assertThat(end(slow, 2 * NetworkLimits.DOOR_MS_MAX))
        .isGreaterThan(NetworkLimits.DOOR_MS_MAX / 2);
    assertThat(refusals.total()).isEqualTo(1);
    drips.interrupt();
    nodeComesIn();
  }

  @Test
  void who_repeats_a_knock_that_was_overheard_does_not_get_in() throws Exception {
    byte[] overheard = Knock.make(KEYS.shown(), true, new SecureRandom());

    Socket plain = stranger();
    plain.getOutputStream().write(overheard);
    plain.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes());
    drain(plain);

    Socket silent = stranger();
    silent.getOutputStream().write(overheard);

    Socket raw = stranger();
    raw.getOutputStream().write(overheard);
    ClusterKeys other = keys("x");
    SSLSocket tls = (SSLSocket) NodeTls.sockets(() -> other).createSocket(raw, "stranger", 1, true);
    tls.setUseClientMode(true);
    assertThat(greets(tls)).isFalse();

    end(silent, 2 * NetworkLimits.DOOR_MS_MAX);
    assertThat(refusals.total()).isEqualTo(3);
    nodeComesIn();
  }

  private static boolean greets(SSLSocket tls) {
    try {
      tls.startHandshake();
      return tls.getInputStream().read() >= 0;
    } catch (SocketTimeoutException e) {
      return true; // it was let in, and nobody says anything
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void a_tls_greeting_without_a_knock_is_refused_at_once() throws Exception {
    Socket raw = stranger();
    SSLSocket tls = (SSLSocket) NodeTls.sockets(() -> KEYS).createSocket(raw, "stranger", 1, true);
    tls.setUseClientMode(true);
    assertThat(greets(tls)).isFalse();
    assertThat(refusals.total()).isEqualTo(1);
    nodeComesIn();
  }

  /** Reads what is said until the end: an alert, perhaps. */
  private static void drain(Socket socket) throws IOException {
    try {
      while (socket.getInputStream().read() >= 0) {}
    } catch (SocketException e) {
      // reset, as it should be
    }
  }
}

package org.starling.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.platform.FreePort;
import org.starling.platform.http.Json;

/** The port of metrics stands what any port has to: nonsense, crowds, and who never finishes. */
class MetricsListenerTest {
  private static final int PORT = FreePort.next();
  private static final int SLOW_SECONDS_MAX = 2;

  /** Longer than the test takes, so that the crowd's silence does not end it. */
  private static final int IDLE_SECONDS_MAX = 300;

  private static final int ANSWER_MS_MAX = 30_000;
  private static final int CROWD = 150;
  private static final int STAY = 100;

  private static TestServer server;

  @BeforeAll
  static void start() {
    ObjectNode settings = Json.object();
    settings
        .withObject("MetricsSettings")
        .put("Enable", true)
        .put("ListenAddress", "127.0.0.1:" + PORT);
    settings
        .withObject("ServiceSettings")
        .put("ReadTimeout", SLOW_SECONDS_MAX)
        .put("IdleTimeout", IDLE_SECONDS_MAX);
    server = TestServer.start(Path.of(""), settings);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000\u0001\u0002\u0003\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
        "GET /metrics\r\n\r\n",
        "GET /metrics HTTP/9.9\r\n\r\n",
        "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "POST /metrics HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n\r\nx",
        "GET /api/v4/users HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /metrics HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade, close\r\n\r\n",
        "GET /metr"
      })
  void nonsense_is_answered_or_ended(String bytes) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      assertThat(untilEnd(socket)).doesNotContain("Exception").doesNotContain("root:");
    }
    assertThat(page()).startsWith("HTTP/1.1 200 ").contains("mattermost_");
  }

  @Test
  void a_server_starts_without_metrics_if_their_port_is_taken() {
    ObjectNode settings = Json.object();
    settings
        .withObject("MetricsSettings")
        .put("Enable", true)
        .put("ListenAddress", "127.0.0.1:" + PORT);
    try (TestServer other = TestServer.start(Path.of(""), settings)) {
      assertThat(other.send("", "GET", "/system/ping", "").status()).isEqualTo(200);
    }
  }

  @Test
  void a_head_without_end_is_ended() throws IOException {
    try (Socket socket = connect()) {
      byte[] line = ("X-More: " + "x".repeat(4_000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      socket.getOutputStream().write("GET /metrics HTTP/1.1\r\n".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 1_000; i++) {
        socket.getOutputStream().write(line);
      }
      assertThat(untilEnd(socket)).doesNotContain("200 OK");
    } catch (SocketException e) {
      // It was ended while we wrote, which is as good.
    }
    assertThat(page()).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void of_a_crowd_some_are_turned_away_at_once() throws Exception {
    List<SocketChannel> crowd = new ArrayList<>();
    try {
      for (int i = 0; i < CROWD; i++) {
        crowd.add(SocketChannel.open(new InetSocketAddress("127.0.0.1", PORT)));
        crowd.getLast().configureBlocking(false);
      }
      assertThat(server.send("", "GET", "/system/ping", "").status()).isEqualTo(200);
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ANSWER_MS_MAX);
      while (crowd.stream().filter(MetricsListenerTest::open).count() > STAY) {
        assertThat(System.nanoTime()).as("too many stay").isLessThan(end);
        Thread.sleep(20);
      }
    } finally {
      for (SocketChannel one : crowd) {
        one.close();
      }
    }
    assertThat(page()).startsWith("HTTP/1.1 200 ");
  }

  private static boolean open(SocketChannel channel) {
    try {
      return channel.read(ByteBuffer.allocate(1)) >= 0;
    } catch (IOException e) {
      return false; // reset: ended as well
    }
  }

  @Test
  void who_asks_and_does_not_read_keeps_nobody_else_from_it() throws IOException {
    List<Socket> deaf = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        Socket socket = connect();
        deaf.add(socket);
        socket
            .getOutputStream()
            .write(
                "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n"
                    .repeat(50)
                    .getBytes(StandardCharsets.UTF_8));
      }
      assertThat(page()).startsWith("HTTP/1.1 200 ");
    } finally {
      for (Socket socket : deaf) {
        socket.close();
      }
    }
  }

  private static Socket connect() throws IOException {
    Socket socket = new Socket("127.0.0.1", PORT);
    socket.setSoTimeout(ANSWER_MS_MAX);
    return socket;
  }

  private static String page() throws IOException {
    try (Socket socket = connect()) {
      socket
          .getOutputStream()
          .write(
              "GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.UTF_8));
      return untilEnd(socket);
    }
  }

  private static String untilEnd(Socket socket) throws IOException {
    try {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (SocketException e) {
      return ""; // reset: ended as well
    }
  }
}

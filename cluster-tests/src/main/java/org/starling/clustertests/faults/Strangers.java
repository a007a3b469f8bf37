package org.starling.clustertests.faults;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.starling.clustertests.lab.Lab;
import org.starling.clustertests.lab.Node;
import org.starling.clustertests.lab.Waiting;

/**
 * A flood on the cluster port of every node: connections that say nothing, plaintext, the beginning
 * of a TLS greeting, noise. Bounded in number, and ended by {@link #close}.
 */
final class Strangers implements AutoCloseable {
  private static final int CALLERS_A_NODE = 8;
  private static final int CALLS_MAX = 500;
  private static final int PAUSE_MS = 10;
  private static final int CONNECT_MS_MAX = 1_000;
  private static final int NOISE_BYTES = 4_096;

  private volatile boolean calling = true;
  private List<Thread> threads = List.of();

  private Strangers() {}

  static Strangers call(Lab lab) {
    Strangers strangers = new Strangers();
    strangers.threads =
        lab.nodes().stream()
            .flatMap(node -> Stream.generate(() -> strangers.caller(node)).limit(CALLERS_A_NODE))
            .map(caller -> Thread.ofVirtual().start(caller))
            .toList();
    return strangers;
  }

  private Runnable caller(Node node) {
    InetSocketAddress port = new InetSocketAddress(node.url().getHost(), Node.GOSSIP_PORT);
    return () -> {
      Random random = new Random();
      for (int i = 0; i < CALLS_MAX && calling; i++) {
        try (Socket socket = new Socket()) {
          socket.connect(port, CONNECT_MS_MAX);
          socket.getOutputStream().write(greeting(random));
          Waiting.pause(PAUSE_MS);
        } catch (IOException e) {
          Waiting.pause(PAUSE_MS); // turned away, as it should be
        }
      }
    };
  }

  private static byte[] greeting(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> new byte[0];
      case 1 -> "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
      case 2 -> new byte[] {0x16, 0x03, 0x01, 0x02, 0x00, 0x01};
      default -> {
        byte[] noise = new byte[NOISE_BYTES];
        random.nextBytes(noise);
        yield noise;
      }
    };
  }

  @Override
  public void close() {
    calling = false;
    threads.forEach(thread -> {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }
}

package org.starling.loadgen;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Many websockets over one loop; measures how long marked posts take to arrive. */
final class Listeners implements AutoCloseable {
  /** Stands before the sender's clock in a post's text. */
  static final String MARK = "@@";

  private static final int DIGITS = 19;
  private static final int LATENCIES_MAX = 4_000_000;
  private static final int OPEN_SECONDS_MAX = 300;

  private final List<SocketLoop> loops = new ArrayList<>();
  private final LongAdder delivered = new LongAdder();
  private final Latencies latencies = new Latencies(LATENCIES_MAX);

  /** Opens {@code count} sockets spread over the accounts, and waits until all are open. */
  Listeners(URI url, List<World.Account> accounts, int count, boolean deflate)
      throws IOException, InterruptedException {
    SocketLoop loop = new SocketLoop(url, this::hear, deflate);
    loops.add(loop);
    for (int i = 0; i < count; i++) {
      loop.add(accounts.get(i % accounts.size()).token());
    }
    long deadline = System.nanoTime() + OPEN_SECONDS_MAX * 1_000_000_000L;
    while (loop.open() + loop.failed() < count && System.nanoTime() < deadline) {
      Thread.sleep(50);
    }
    if (loop.open() < count) {
      throw new IOException(
          "only %d of %d sockets opened, %d failed".formatted(loop.open(), count, loop.failed()));
    }
  }

  /** The text to post now. */
  static String stamp() {
    return MARK + ("%0" + DIGITS + "d").formatted(System.nanoTime());
  }

  long delivered() {
    return delivered.sum();
  }

  Latencies latencies() {
    return latencies;
  }

  private void hear(ByteBuffer message) {
    int end = message.limit() - DIGITS - 2;
    for (int i = message.position(); i <= end; i++) {
      if (message.get(i) == '@' && message.get(i + 1) == '@') {
        long sent = 0;
        for (int d = i + 2; d < i + 2 + DIGITS; d++) {
          int digit = message.get(d) - '0';
          if (digit < 0 || digit > 9) {
            return;
          }
          sent = sent * 10 + digit;
        }
        delivered.increment();
        latencies.add(System.nanoTime() - sent);
        return;
      }
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    for (SocketLoop loop : loops) {
      loop.close();
    }
  }
}

package org.starling.loadgen;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * How much later an event arrives at another node than at the one where it happened: of each event
 * one socket on either node notes the time, and the later one counts the difference.
 */
final class Hops {
  private static final int DIGITS = 19;
  private static final int LATENCIES_MAX = 1_000_000;

  private final Map<Long, Long> first = new HashMap<>();
  private final Latencies between = new Latencies(LATENCIES_MAX);
  private final Latencies whole = new Latencies(LATENCIES_MAX);
  private boolean measuring;

  /** From now on differences count. */
  synchronized void measure() {
    measuring = true;
    first.clear();
  }

  /** A socket at the node where the event happened has it. */
  void near(ByteBuffer message) {
    heard(message, 1);
  }

  /** A socket at another node has it. */
  void far(ByteBuffer message) {
    heard(message, -1);
  }

  private void heard(ByteBuffer message, int sign) {
    long now = System.nanoTime();
    long sent = stamp(message);
    if (sent > 0) {
      note(sent, now, sign);
    }
  }

  private synchronized void note(long sent, long now, int sign) {
    if (!measuring) {
      return;
    }
    if (sign < 0) {
      whole.add(now - sent);
    }
    Long other = first.remove(sent);
    if (other == null) {
      first.put(sent, now);
    } else {
      between.add(Math.max(0, (other - now) * sign));
    }
  }

  /** The sender's clock in a message's text; 0 if there is none. */
  private static long stamp(ByteBuffer message) {
    int end = message.limit() - DIGITS - 2;
    for (int i = message.position(); i <= end; i++) {
      if (message.get(i) == '@' && message.get(i + 1) == '@') {
        long sent = 0;
        for (int d = i + 2; d < i + 2 + DIGITS; d++) {
          sent = sent * 10 + message.get(d) - '0';
        }
        return sent;
      }
    }
    return 0;
  }

  Latencies between() {
    return between;
  }

  /** From the sender to the socket at the other node. */
  Latencies whole() {
    return whole;
  }
}

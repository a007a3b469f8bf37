package org.starling.platform.cluster;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import org.starling.platform.cluster.Heartbeats.Pulse;

/**
 * The last few signs of life of one node. A pause of either process lengthens single round trips
 * and shifts what they say of the clock: so the middle one counts for the way, and the shortest one
 * for the clock.
 */
final class PulseSamples {
  private static final int SAMPLES = 8;

  private final Deque<Pulse> last = new ArrayDeque<>();

  void add(Pulse pulse) {
    if (last.size() == SAMPLES) {
      last.removeFirst();
    }
    last.addLast(pulse);
  }

  Pulse newest() {
    return last.getLast();
  }

  Pulse typical() {
    Comparator<Pulse> byTrip = Comparator.comparingLong(Pulse::roundTripNanos);
    return new Pulse(
        newest().askedAt(),
        last.stream()
            .sorted(byTrip)
            .skip((last.size() - 1) / 2)
            .findFirst()
            .orElseThrow()
            .roundTripNanos(),
        last.stream().min(byTrip).orElseThrow().clockAheadMs());
  }
}

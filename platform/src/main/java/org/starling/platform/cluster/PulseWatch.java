package org.starling.platform.cluster;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns of clocks that differ, and of nodes that are far away; of each now and then only. */
final class PulseWatch {
  private static final Logger LOG = LoggerFactory.getLogger(PulseWatch.class);

  /** What lasts shorter is a pause of a process, and no trouble. */
  private static final int LOOKS = 3;

  private static final long AGAIN_NANOS = TimeUnit.MINUTES.toNanos(10);

  private enum Trouble {
    CLOCK,
    DISTANCE
  }

  private record Told(NodeId node, Trouble trouble) {}

  private final LongSupplier nanos;
  private final Map<Told, Integer> seen = new HashMap<>();
  private final Map<Told, Long> told = new HashMap<>();

  PulseWatch(LongSupplier nanos) {
    this.nanos = nanos;
  }

  synchronized void look(Map<NodeId, Heartbeats.Pulse> pulses) {
    told.keySet().removeIf(one -> !pulses.containsKey(one.node()));
    Set<Told> troubles = troubles(pulses);
    seen.keySet().retainAll(troubles);
    troubles.forEach(one -> {
      Heartbeats.Pulse pulse = pulses.get(one.node());
      if (pulse != null && seen.merge(one, 1, Integer::sum) >= LOOKS && due(one)) {
        tell(one, pulse);
      }
    });
  }

  private static Set<Told> troubles(Map<NodeId, Heartbeats.Pulse> pulses) {
    Set<Told> troubles = new HashSet<>();
    pulses.forEach((node, pulse) -> {
      if (Math.abs(pulse.clockAheadMs()) >= NetworkLimits.CLOCK_AHEAD_MS_MAX) {
        troubles.add(new Told(node, Trouble.CLOCK));
      }
      if (pulse.roundTripNanos() >= NetworkLimits.ROUND_TRIP_MS_MAX * 1_000_000) {
        troubles.add(new Told(node, Trouble.DISTANCE));
      }
    });
    return troubles;
  }

  private boolean due(Told one) {
    long now = nanos.getAsLong();
    Long last = told.get(one);
    if (last != null && now - last < AGAIN_NANOS) {
      return false;
    }
    told.put(one, now);
    return true;
  }

  private static void tell(Told one, Heartbeats.Pulse pulse) {
    switch (one.trouble()) {
      case CLOCK ->
          LOG.warn(
              "The clock of node {} is {} ms {} this node's (more than {}): times of posts may seem"
                  + " wrong. Let both follow the same time server.",
              one.node(),
              Math.abs(pulse.clockAheadMs()),
              pulse.clockAheadMs() > 0 ? "ahead of" : "behind",
              NetworkLimits.CLOCK_AHEAD_MS_MAX);
      case DISTANCE ->
          LOG.warn(
              "Node {} is {} ms away (more than {}): everything that both must know takes that much"
                  + " longer. Nodes belong into one place, near their database.",
              one.node(),
              TimeUnit.NANOSECONDS.toMillis(pulse.roundTripNanos()),
              NetworkLimits.ROUND_TRIP_MS_MAX);
    }
  }
}

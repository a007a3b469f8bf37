package org.starling.platform.cluster;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * Signs of life that are asked for and given. A sign counts for the asker from the moment it asked;
 * the giver remembers when it gave the last one, so that it knows by when the other has lost
 * contact. Times are of the monotonic clock.
 */
final class Heartbeats {
  private static final long NANOS_PER_MS = 1_000_000;

  /**
   * What this node knows of another.
   *
   * @param askedAt when the newest question was asked that it answered
   * @param roundTripNanos how long that took
   * @param clockAheadMs by how much its clock is ahead of ours
   */
  record Pulse(long askedAt, long roundTripNanos, long clockAheadMs) {}

  private final LongSupplier nanos;
  private final Clock clock;
  private final Map<NodeId, Pulse> pulses = new HashMap<>();
  private final Map<NodeId, Long> countsFrom = new HashMap<>();
  private final Map<NodeId, Long> given = new HashMap<>();
  private final Map<NodeId, Integer> withheld = new HashMap<>();
  private Set<NodeId> members = Set.of();

  Heartbeats(LongSupplier nanos, Clock clock) {
    this.nanos = nanos;
    this.clock = clock;
  }

  /** Only members are given signs of life from now on. */
  synchronized void members(Set<NodeId> now) {
    members = Set.copyOf(now);
  }

  /** Signs of life of a node count again, if they are asked for from now on. */
  synchronized void count(NodeId node) {
    countsFrom.put(node, nanos.getAsLong());
  }

  /** What was heard of a node until now does not count any more. */
  synchronized void forget(NodeId node) {
    countsFrom.remove(node);
    pulses.remove(node);
    given.keySet().removeIf(other -> nanosLeft(other) == 0);
  }

  /** A node has said that it relies on nothing any more. */
  synchronized void goodbye(NodeId node) {
    given.remove(node);
  }

  Envelope ask() {
    return Envelope.of(Envelope.Kind.PING, nanos.getAsLong());
  }

  /** Gives a sign of life, unless there is a reason to let the other's contact run out. */
  synchronized Optional<Envelope> give(NodeId to, Envelope ping) {
    if (!members.contains(to) || withheld.containsKey(to)) {
      return Optional.empty();
    }
    given.put(to, nanos.getAsLong());
    byte[] time = ByteBuffer.allocate(Long.BYTES).putLong(clock.millis()).array();
    return Optional.of(Envelope.of(Envelope.Kind.PONG, ping.number(), time));
  }

  synchronized void heard(NodeId from, Envelope pong) {
    Long start = countsFrom.get(from);
    Pulse old = pulses.get(from);
    if (start == null
        || pong.number() - start < 0
        || old != null && pong.number() - old.askedAt <= 0) {
      return;
    }
    long trip = nanos.getAsLong() - pong.number();
    long theirs = ByteBuffer.wrap(pong.body()).getLong();
    long ahead = theirs + trip / 2 / NANOS_PER_MS - clock.millis();
    pulses.put(from, new Pulse(pong.number(), trip, ahead));
  }

  synchronized Map<NodeId, Pulse> pulses() {
    return Map.copyOf(pulses);
  }

  /** How long a node may still rely on the last sign of life that it was given; 0 if it cannot. */
  synchronized long nanosLeft(NodeId node) {
    Long last = given.get(node);
    return last == null
        ? 0
        : Math.max(0, last + NetworkLimits.CONTACT_MS * NANOS_PER_MS - nanos.getAsLong());
  }

  /** Those that may rely on a sign of life still, members or not. */
  synchronized Set<NodeId> trusting() {
    Set<NodeId> nodes = new TreeSet<>(given.keySet());
    nodes.removeIf(node -> nanosLeft(node) == 0);
    return nodes;
  }

  synchronized void withhold(NodeId node) {
    withheld.merge(node, 1, Integer::sum);
  }

  synchronized void giveAgain(NodeId node) {
    withheld.computeIfPresent(node, (id, times) -> times == 1 ? null : times - 1);
  }
}

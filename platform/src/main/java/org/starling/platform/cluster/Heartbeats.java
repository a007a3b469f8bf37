package org.starling.platform.cluster;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Signs of life that are asked for and given. A sign counts for the asker from the moment it asked.
 * Times are of the monotonic clock.
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
  private final Map<NodeId, PulseSamples> samples = new HashMap<>();
  private final Map<NodeId, Long> countsFrom = new HashMap<>();
  private final Map<NodeId, Integer> withheld = new HashMap<>();
  private final Function<NodeId, LeaseAnswer> answer;
  private Set<NodeId> members = Set.of();

  /**
   * @param answer what a sign of life says of the lease
   */
  Heartbeats(LongSupplier nanos, Clock clock, Function<NodeId, LeaseAnswer> answer) {
    this.answer = answer;
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
    samples.remove(node);
  }

  Envelope ask() {
    return Envelope.of(Envelope.Kind.PING, nanos.getAsLong());
  }

  /** Gives a sign of life, unless there is a reason to let the other's contact run out. */
  synchronized Optional<Envelope> give(NodeId to, Envelope ping) {
    if (!members.contains(to) || withheld.containsKey(to)) {
      return Optional.empty();
    }
    byte[] lease = answer.apply(to).bytes();
    byte[] body =
        ByteBuffer.allocate(Long.BYTES + lease.length).putLong(clock.millis()).put(lease).array();
    return Optional.of(Envelope.of(Envelope.Kind.PONG, ping.number(), body));
  }

  /** What a sign of life says of the lease; empty if it does not count. */
  synchronized Optional<LeaseAnswer> heard(NodeId from, Envelope pong) {
    Long start = countsFrom.get(from);
    PulseSamples old = samples.get(from);
    if (start == null
        || pong.number() - start < 0
        || old != null && pong.number() - old.newest().askedAt() <= 0) {
      return Optional.empty();
    }
    long trip = nanos.getAsLong() - pong.number();
    ByteBuffer body = ByteBuffer.wrap(pong.body());
    long theirs = body.getLong();
    long ahead = theirs + trip / 2 / NANOS_PER_MS - clock.millis();
    samples
        .computeIfAbsent(from, node -> new PulseSamples())
        .add(new Pulse(pong.number(), trip, ahead));
    byte[] lease = new byte[body.remaining()];
    body.get(lease);
    return Optional.of(LeaseAnswer.of(lease));
  }

  /** What was measured lately of those that count. */
  synchronized Map<NodeId, Pulse> pulses() {
    Map<NodeId, Pulse> pulses = new HashMap<>();
    samples.forEach((node, last) -> pulses.put(node, last.typical()));
    return pulses;
  }

  synchronized void withhold(NodeId node) {
    withheld.merge(node, 1, Integer::sum);
  }

  synchronized void giveAgain(NodeId node) {
    withheld.computeIfPresent(node, (id, times) -> times == 1 ? null : times - 1);
  }
}

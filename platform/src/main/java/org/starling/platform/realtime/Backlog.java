package org.starling.platform.realtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.starling.platform.cluster.NodeId;

/**
 * What a connection was sent and what still waits: the ring of the events last numbered, for
 * replay, and the send queue. It outlives the socket, and moves whole to the connection that
 * resumes it. Used by one thread at a time.
 */
final class Backlog {
  /** What became of something offered to the send queue. */
  enum Offer {
    TAKEN,
    /** Left out: it may be, and the queue is more than half full. */
    LEFT_OUT,
    /** The queue is full; the connection cannot be kept. */
    FULL
  }

  /** What a client's next expected number makes of a backlog. */
  enum Resume {
    /** Goes on, and some events are sent again. */
    REPLAYED,
    /** Goes on where it was. */
    LOSSLESS,
    /** Events are missing that are not kept any more. */
    LOST
  }

  private static final Message[] NOTHING = new Message[0];

  private Message[] ring = NOTHING;
  private int next;
  private int kept;
  private int keptBytes;
  private @Nullable Outbound first;
  private @Nullable ArrayDeque<Outbound> more;

  /** What other nodes have sent up to there is in here already, though it may yet come again. */
  private Map<NodeId, Long> covered = Map.of();

  /** Of {@link Goodbyes#era}. */
  private int era;

  Backlog(int era) {
    this.era = era;
  }

  /**
   * As it was on another node, which had heard all nodes up to {@code covered}.
   *
   * @param next the number of the next event
   * @param sent those before it that are kept for replay
   */
  Backlog(int next, List<Message> sent, List<Outbound> waiting, Map<NodeId, Long> covered) {
    cover(covered);
    this.next = Math.max(1, next - sent.size());
    sent.forEach(this::number);
    this.next = next;
    putAll(waiting);
  }

  /** Since when, in eras of this node, nothing can be missing in it. */
  int era() {
    return era;
  }

  /** It comes from another node, to a connection that took its seat in this era. */
  Backlog of(int seated) {
    era = seated;
    return this;
  }

  /** The number of the next event. */
  int next() {
    return next;
  }

  /** What is kept for replay, the oldest first. */
  List<Message> sent() {
    List<Message> sent = new ArrayList<>();
    for (int number = next - kept; number < next; number++) {
      sent.add(ring[number & ring.length - 1]);
    }
    return sent;
  }

  /** Whether the event is in here already; asked in the order of each node's events. */
  boolean has(@Nullable Origin origin) {
    if (origin == null || covered.isEmpty()) {
      return false;
    }
    long upTo = covered.getOrDefault(origin.node(), 0L);
    if (origin.number() > upTo) {
      covered.remove(origin.node());
    }
    return origin.number() <= upTo;
  }

  Map<NodeId, Long> covered() {
    return covered;
  }

  /** Everything that these nodes sent up to there is in here. */
  void cover(Map<NodeId, Long> numbers) {
    Map<NodeId, Long> more = new HashMap<>(covered);
    numbers.forEach((node, upTo) -> more.merge(node, upTo, Math::max));
    covered = more;
  }

  /** Takes out of the send queue what another backlog has. */
  void removeIf(Predicate<Outbound> elsewhere) {
    List<Outbound> all = drain();
    all.removeIf(elsewhere);
    putAll(all);
  }

  /** A new one in place of this one, with the answers that wait: nobody else has them. */
  Backlog answersOnly(int era) {
    removeIf(outbound -> outbound instanceof Message);
    Backlog fresh = new Backlog(era);
    fresh.append(this);
    return fresh;
  }

  /** How many wait to be sent. */
  int waiting() {
    return (first == null ? 0 : 1) + (more == null ? 0 : more.size());
  }

  boolean isEmpty() {
    return first == null;
  }

  Offer offer(Outbound outbound) {
    if (first == null) {
      first = outbound;
      return Offer.TAKEN;
    }
    int waiting = waiting();
    if (waiting >= RealtimeLimits.SEND_QUEUE_EVENTS_MAX) {
      return Offer.FULL;
    }
    if (waiting >= RealtimeLimits.SEND_QUEUE_EVENTS_HALF
        && outbound instanceof Message message
        && message.droppable()) {
      return Offer.LEFT_OUT;
    }
    if (more == null) {
      more = new ArrayDeque<>(4);
    }
    more.add(outbound);
    return Offer.TAKEN;
  }

  /** Takes the next one out of the send queue; null if none waits. */
  @Nullable Outbound poll() {
    Outbound taken = first;
    if (more == null) {
      first = null;
    } else {
      first = more.poll();
      if (more.isEmpty()) {
        more = null;
      }
    }
    return taken;
  }

  /**
   * Numbers an event that is being sent, and keeps it for replay; all but hello, which nobody can
   * ask for again.
   */
  int number(Message message) {
    if (next == 0) {
      return next++;
    }
    if (kept == ring.length && ring.length < RealtimeLimits.REPLAY_EVENTS_MAX) {
      grow();
    } else if (kept == ring.length) {
      forgetOldest();
    }
    int number = next++;
    ring[number & ring.length - 1] = message;
    kept++;
    keptBytes += message.bytes();
    while (keptBytes > RealtimeLimits.REPLAY_BYTES_MAX && kept > 1) {
      forgetOldest();
    }
    return number;
  }

  private void grow() {
    Message[] larger = new Message[Math.max(4, ring.length * 2)];
    for (int number = next - kept; number < next; number++) {
      larger[number & larger.length - 1] = ring[number & ring.length - 1];
    }
    ring = larger;
  }

  private void forgetOldest() {
    keptBytes -= ring[next - kept & ring.length - 1].bytes();
    kept--;
  }

  /**
   * Prepares to go on with number {@code expected}: what follows it is put back into the send
   * queue. A client that expects 0 gets nothing again, and its numbers start anew.
   */
  Resume resume(long expected) {
    if (expected == 0 || expected == next) {
      if (expected != next) {
        next = 0;
        kept = 0;
        keptBytes = 0;
      }
      return Resume.LOSSLESS;
    }
    if (expected < next - kept || expected > next) {
      return Resume.LOST;
    }
    List<Outbound> again = new ArrayList<>();
    for (int number = (int) expected; number < next; number++) {
      Message message = ring[number & ring.length - 1];
      again.add(message);
      keptBytes -= message.bytes();
    }
    kept -= again.size();
    next = (int) expected;
    again.addAll(drain());
    putAll(again);
    return Resume.REPLAYED;
  }

  /** Adds what another backlog has waiting behind what waits here, whatever the limits. */
  void append(Backlog other) {
    List<Outbound> all = drain();
    all.addAll(other.drain());
    putAll(all);
  }

  /** Everything in the send queue, which is empty afterwards. */
  List<Outbound> drain() {
    List<Outbound> all = new ArrayList<>();
    for (Outbound one = poll(); one != null; one = poll()) {
      all.add(one);
    }
    return all;
  }

  private void putAll(List<Outbound> all) {
    if (all.isEmpty()) {
      return;
    }
    first = all.getFirst();
    more = all.size() == 1 ? null : new ArrayDeque<>(all.subList(1, all.size()));
  }
}

package org.starling.platform.cluster;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.starling.platform.cluster.Envelope.Kind;

/** The questions of this node that wait for answers. */
final class Asks {
  private final AtomicLong numbers = new AtomicLong();
  private final Semaphore permits = new Semaphore(NetworkLimits.ASKS_MAX);
  private final Map<Long, Ask> open = new ConcurrentHashMap<>();

  /** One question to several nodes. Closed when nobody waits for it any more. */
  final class Ask implements AutoCloseable {
    private final long number;
    private final boolean limited;
    private final Map<NodeId, CountDownLatch> waiting = new ConcurrentHashMap<>();
    private final Map<NodeId, byte[]> answers = new ConcurrentHashMap<>();

    private Ask(Set<NodeId> to, boolean limited) {
      this.number = numbers.incrementAndGet();
      this.limited = limited;
      to.forEach(node -> waiting.put(node, new CountDownLatch(1)));
    }

    long number() {
      return number;
    }

    /**
     * Waits until a node has answered, is lost or the time is over.
     *
     * @return whether there is nothing to wait for any more
     */
    boolean await(NodeId node, long nanos) throws InterruptedException {
      CountDownLatch latch = waiting.get(node);
      return latch == null || latch.await(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    }

    boolean answered(NodeId node) {
      return answers.containsKey(node);
    }

    Map<NodeId, byte[]> answers() {
      return Map.copyOf(answers);
    }

    void give(NodeId node, Optional<byte[]> answer) {
      CountDownLatch latch = waiting.get(node);
      if (latch != null) {
        answer.ifPresent(bytes -> answers.put(node, bytes));
        latch.countDown();
      }
    }

    @Override
    public void close() {
      open.remove(number);
      if (limited) {
        permits.release();
      }
    }
  }

  /** Empty if so many questions are open that none could be asked in time. */
  Optional<Ask> ask(Set<NodeId> to, long nanos) throws InterruptedException {
    if (!permits.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
      return Optional.empty();
    }
    return Optional.of(open(to, true));
  }

  /** What must be agreed on is never refused; those who wait for it are bounded elsewhere. */
  Ask agree(Set<NodeId> with) {
    return open(with, false);
  }

  private Ask open(Set<NodeId> to, boolean limited) {
    Ask ask = new Ask(to, limited);
    open.put(ask.number, ask);
    return ask;
  }

  void answered(NodeId from, Envelope answer) {
    Ask ask = open.get(answer.number());
    if (ask != null) {
      ask.give(from, answer.kind() == Kind.ANSWER ? Optional.of(answer.body()) : Optional.empty());
    }
  }

  /** Nobody waits any longer for a node that is gone. */
  void lost(NodeId node) {
    open.values().forEach(ask -> ask.give(node, Optional.empty()));
  }
}

package org.starling.platform.realtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The events on their way to one other node, in order. One thread sends them, as many at a time as
 * have gathered meanwhile; the other node says up to which one it has taken them. A lane ends when
 * its node is no longer a member; whoever waits for it then goes on.
 */
final class Lane {
  private static final long MEMBERSHIP_LOOK_NS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long HAND_OVER_NS =
      TimeUnit.MILLISECONDS.toNanos(RealtimeLimits.HAND_OVER_WAIT_MS_MAX);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Condition room = lock.newCondition();
  private final PriorityQueue<Waiter> waiters = new PriorityQueue<>();
  private final ArrayDeque<FrameWire.Numbered> queue = new ArrayDeque<>();
  private final Consumer<List<FrameWire.Numbered>> sender;
  private final BooleanSupplier member;
  private final Runnable late;

  /** Bytes of the events in the queue. */
  private long queuedBytes;

  private int sentAndNotTaken;
  private final ArrayDeque<Long> sent = new ArrayDeque<>();
  private long last;
  private long taken;
  private long leftOut;
  private boolean lateTold;
  private boolean closed;

  /** Somebody waits until an event is taken; woken only then, as many may wait at a time. */
  private record Waiter(long number, Condition taken) implements Comparable<Waiter> {
    @Override
    public int compareTo(Waiter other) {
      return Long.compare(number, other.number);
    }
  }

  /**
   * @param sender returns when the events are on their way
   * @param member whether the other node is one still
   * @param late has its clients begin anew, after what is on its way now
   */
  Lane(Consumer<List<FrameWire.Numbered>> sender, BooleanSupplier member, Runnable late) {
    this.sender = sender;
    this.member = member;
    this.late = late;
  }

  /** Puts an event at the end; what may be left out is, if too many wait. */
  void add(FrameWire.Numbered event) {
    lock.lock();
    try {
      boolean crowded = queue.size() >= RealtimeLimits.LANE_EVENTS_MAX / 2;
      if (closed) {
        return;
      }
      if (crowded && event.frame().droppable()) {
        leftOut++;
        return;
      }
      queue.add(event);
      queuedBytes += event.frame().bytes();
      last = event.number();
      work.signal();
    } finally {
      lock.unlock();
    }
  }

  /** The number of the event that was put in last; 0 if there was none. */
  long last() {
    lock.lock();
    try {
      return last;
    } finally {
      lock.unlock();
    }
  }

  int waiting() {
    lock.lock();
    try {
      return queue.size() + sentAndNotTaken;
    } finally {
      lock.unlock();
    }
  }

  /** How many events were left out, for a node that does not keep up. */
  long leftOut() {
    lock.lock();
    try {
      return leftOut;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits while the lane is full, but not for ever: an event that was committed must leave.
   *
   * @return whether it waited
   */
  boolean awaitRoom() {
    if (!full()) {
      return false;
    }
    lock.lock();
    try {
      await(room, () -> !full(), HAND_OVER_NS);
    } finally {
      lock.unlock();
    }
    return true;
  }

  private boolean full() {
    lock.lock();
    try {
      return queue.size() >= RealtimeLimits.LANE_EVENTS_MAX
          || queuedBytes >= RealtimeLimits.LANE_BYTES_MAX;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until the other node has taken the event.
   *
   * @return false if it has not, in the time there is
   */
  boolean awaitTaken(long number, long nanos) {
    lock.lock();
    try {
      if (closed || taken >= number) {
        return true;
      }
      Waiter waiter = new Waiter(number, lock.newCondition());
      waiters.add(waiter);
      try {
        return await(waiter.taken(), () -> taken >= number, nanos);
      } finally {
        waiters.remove(waiter);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * An author was answered before the other node has taken an event, which may be overtaken now by
   * another one that comes through another node: whoever hears both reads anew.
   */
  void late() {
    lock.lock();
    try {
      if (closed || lateTold) {
        return;
      }
      lateTold = true;
    } finally {
      lock.unlock();
    }
    late.run();
  }

  private boolean await(Condition signal, BooleanSupplier holds, long nanos) {
    long left = nanos;
    try {
      while (!closed && !holds.getAsBoolean() && member.getAsBoolean()) {
        if (left <= 0) {
          return false;
        }
        long some = Math.min(left, MEMBERSHIP_LOOK_NS);
        left -= some - Math.max(0, signal.awaitNanos(some));
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  boolean took(long number) {
    lock.lock();
    try {
      return taken >= number;
    } finally {
      lock.unlock();
    }
  }

  /** The other node has taken everything up to this event. */
  void taken(long number) {
    lock.lock();
    try {
      taken = Math.max(taken, number);
      while (!sent.isEmpty() && sent.getFirst() <= taken) {
        sent.removeFirst();
        sentAndNotTaken--;
      }
      lateTold &= sentAndNotTaken > 0 || !queue.isEmpty();
      while (!waiters.isEmpty() && waiters.peek().number() <= taken) {
        waiters.remove().taken().signal();
      }
      work.signal();
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      queue.clear();
      waiters.forEach(waiter -> waiter.taken().signal());
      room.signalAll();
      work.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Sends until the lane is closed. */
  void run() {
    for (var batch = next(); batch != null; batch = next()) {
      sender.accept(batch);
    }
  }

  private @Nullable List<FrameWire.Numbered> next() {
    lock.lock();
    try {
      while (!closed
          && (queue.isEmpty() || sentAndNotTaken >= RealtimeLimits.LANE_EVENTS_ON_THE_WAY_MAX)) {
        work.awaitUninterruptibly();
      }
      if (closed) {
        return null;
      }
      List<FrameWire.Numbered> batch = new ArrayList<>();
      int bytes = 0;
      while (!queue.isEmpty()
          && batch.size() < RealtimeLimits.LANE_BATCH_EVENTS_MAX
          && bytes < RealtimeLimits.LANE_BATCH_BYTES_MAX) {
        FrameWire.Numbered event = queue.removeFirst();
        bytes += event.frame().bytes();
        sent.add(event.number());
        batch.add(event);
      }
      queuedBytes -= bytes;
      sentAndNotTaken += batch.size();
      room.signalAll();
      return batch;
    } finally {
      lock.unlock();
    }
  }
}

package org.starling.platform.cluster;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How much may be on the way to one node on one subject. Whoever sends waits here when the receiver
 * does not keep up, so that nothing is dropped and nobody's memory grows.
 */
final class Window {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private long sent;
  private long handled;
  private boolean closed;

  /** Takes {@code units} if there is room for them now. */
  boolean tryTake(int units) {
    lock.lock();
    try {
      if (closed || sent - handled + units > NetworkLimits.WINDOW_UNITS) {
        return false;
      }
      sent += units;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for room and takes it.
   *
   * @return false if the node was lost instead
   */
  boolean take(int units) {
    lock.lock();
    try {
      while (!closed && sent - handled + units > NetworkLimits.WINDOW_UNITS) {
        room.awaitUninterruptibly();
      }
      sent += units;
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** The receiver has handled so many units in all. */
  void handled(long units) {
    lock.lock();
    try {
      handled = Math.max(handled, units);
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }
}

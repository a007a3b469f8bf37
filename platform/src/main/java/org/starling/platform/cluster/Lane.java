package org.starling.platform.cluster;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Messages of one sender on one subject, handled one after the other by a virtual thread that lives
 * as long as there are any. The sender's {@link Window} bounds what is queued.
 */
final class Lane {
  private final String name;
  private final Consumer<Envelope> handler;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private final Queue<Envelope> queue = new ArrayDeque<>();
  private boolean open;
  private boolean running;

  Lane(String name, boolean open, Consumer<Envelope> handler) {
    this.name = name;
    this.open = open;
    this.handler = handler;
  }

  void add(Envelope envelope) {
    lock.lock();
    try {
      if (!open && queue.size() >= NetworkLimits.EARLY_MESSAGES_MAX) {
        queue.remove(); // of a node outside the view, which begins anew when it comes in
      }
      queue.add(envelope);
      run();
    } finally {
      lock.unlock();
    }
  }

  void open() {
    lock.lock();
    try {
      open = true;
      run();
    } finally {
      lock.unlock();
    }
  }

  /** Handles no more after the message in hand; waits for that one at most so long. */
  void pause(long milliseconds) {
    lock.lock();
    try {
      open = false;
      await(milliseconds);
    } finally {
      lock.unlock();
    }
  }

  /** Waits until all that has arrived is handled, at most so long. */
  void drain(long milliseconds) {
    lock.lock();
    try {
      if (open) {
        await(milliseconds);
      }
    } finally {
      lock.unlock();
    }
  }

  private void await(long milliseconds) {
    long left = TimeUnit.MILLISECONDS.toNanos(milliseconds);
    try {
      while (running && left > 0) {
        left = idle.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    if (open && !running && !queue.isEmpty()) {
      running = true;
      Thread.ofVirtual().name("from " + name).start(this::work);
    }
  }

  private void work() {
    for (Envelope next = take(); next != null; next = take()) {
      handler.accept(next);
    }
  }

  private @Nullable Envelope take() {
    lock.lock();
    try {
      Envelope next = open ? queue.poll() : null;
      if (next == null) {
        running = false;
        idle.signalAll();
      }
      return next;
    } finally {
      lock.unlock();
    }
  }
}

package org.starling.features.status;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that saves statuses and lets time work on them. */
final class StatusClock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StatusClock.class);

  private final StatusBook book;
  private final ConnectedUsers connected;
  private final Clock clock;
  private final Thread thread;
  private volatile boolean stopped;

  StatusClock(StatusBook book, ConnectedUsers connected, Clock clock) {
    this.book = book;
    this.connected = connected;
    this.clock = clock;
    this.thread = Thread.ofVirtual().name("statuses").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    long savesATick = StatusLimits.TICK_INTERVAL.dividedBy(StatusLimits.SAVE_INTERVAL);
    long activitySaves = StatusLimits.ACTIVITY_WRITE_INTERVAL.dividedBy(StatusLimits.SAVE_INTERVAL);
    for (long turn = 1; !stopped; turn++) {
      pause();
      attempt(turn % activitySaves == 0 ? book::saveActivity : book::save);
      if (turn % savesATick == 0) {
        attempt(() -> connected.tick(clock));
      }
      if (turn % (savesATick * StatusLimits.TICKS_A_HEARTBEAT) == 0) {
        attempt(connected::beat);
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(StatusLimits.SAVE_INTERVAL);
    } catch (InterruptedException e) {
      stopped = true;
    }
  }

  /** What fails is tried again at its next turn: nothing that was to be saved is dropped. */
  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warn("statuses could not be saved; trying again: {}", e.toString());
    }
  }

  @Override
  public void close() {
    stopped = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    attempt(connected::end);
  }
}

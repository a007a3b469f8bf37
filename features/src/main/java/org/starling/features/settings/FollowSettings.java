package org.starling.features.settings;

import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.platform.cluster.Change;
import org.starling.platform.cluster.Cluster;
import org.starling.platform.config.LiveConfig;
import org.starling.platform.config.SavedMeanwhile;
import org.starling.platform.config.WrongSetting;
import org.starling.platform.db.DatabaseUnavailable;

/**
 * Keeps up with settings that all nodes have in one database: reads them when another node saved,
 * when this one may have missed that, and now and then in case nobody could tell.
 */
final class FollowSettings {
  private static final Logger LOG = LoggerFactory.getLogger(FollowSettings.class);

  private final LiveConfig config;
  private final Semaphore asked = new Semaphore(0);
  private String lastFailure = "";

  FollowSettings(LiveConfig config) {
    this.config = config;
  }

  /** Until the settings are closed. */
  void begin(Cluster cluster) {
    cluster.contact().beforeFresh(this::ask);
    cluster.onChange(change -> {
      switch (change) {
        case Change.Joined _, Change.Healed _ -> ask();
        case Change.Left _, Change.Lost _ -> {}
      }
    });
    Thread.ofVirtual().name("settings").start(this::keepUp);
  }

  /** Has them read soon; does not wait. */
  private void ask() {
    asked.release();
  }

  /** Reads them now, with a few tries, or soon if all of them fail. */
  void follow() {
    long end = System.nanoTime() + SettingsLimits.FOLLOW_NOW_NS_MAX;
    boolean done = read();
    for (int tries = 1; canTry(done, tries, end); tries++) {
      LockSupport.parkNanos(SettingsLimits.FOLLOW_NOW_PAUSE_NS);
      done = read();
    }
    if (!done) {
      LOG.warn("What another node saved is not in force here yet; it is tried again until it is");
      ask();
    }
  }

  private static boolean canTry(boolean done, int tries, long end) {
    return !done && tries < SettingsLimits.FOLLOW_NOW_TRIES_MAX && System.nanoTime() - end < 0;
  }

  private void keepUp() {
    try {
      while (!config.closed()) {
        asked.tryAcquire(SettingsLimits.FOLLOW_SECONDS_MAX, TimeUnit.SECONDS);
        asked.drainPermits();
        if (!config.closed() && !kept()) {
          Thread.sleep(SettingsLimits.FOLLOW_AGAIN_MS);
          ask();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whatever goes wrong, also in those who hear of the settings: only one thread keeps up. */
  private boolean kept() {
    try {
      return read();
    } catch (RuntimeException e) {
      LOG.warn("The settings could not be followed; it is tried again", e);
      return false;
    }
  }

  private synchronized boolean read() {
    try {
      config.follow();
      lastFailure = "";
      return true;
    } catch (WrongSetting
        | UncheckedIOException
        | DatabaseUnavailable
        | SavedMeanwhile
        | IllegalStateException e) {
      String failure = String.valueOf(e.getMessage());
      if (!failure.equals(lastFailure)) {
        LOG.error("The settings could not be read again, those in force stay: {}", failure);
      }
      lastFailure = failure;
      return false;
    }
  }
}

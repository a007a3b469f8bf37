package org.starling.features.settings;

import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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

  /** Reads them now, or soon if that fails. */
  void follow() {
    if (!read()) {
      ask();
    }
  }

  private void keepUp() {
    try {
      while (!config.closed()) {
        asked.tryAcquire(SettingsLimits.FOLLOW_SECONDS_MAX, TimeUnit.SECONDS);
        asked.drainPermits();
        if (!config.closed() && !read()) {
          Thread.sleep(SettingsLimits.FOLLOW_AGAIN_MS);
          ask();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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

package org.starling.platform.db;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the embedded PostgreSQL again when it ends by itself, and tries until it succeeds. While
 * it fails for a reason that was told, it is silent, but for a line a minute.
 */
final class Revival {
  private static final Logger LOG = LoggerFactory.getLogger(Revival.class);
  private static final int WATCH_MS = 1_000;
  private static final int PAUSE_MS = 5_000;
  private static final int ATTEMPTS_A_LINE = 12;

  private final EmbeddedPostgres postgres;
  private int failures;

  Revival(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  void begin() {
    Thread.ofPlatform().daemon().name("postgres-watch").start(this::watch);
  }

  private void watch() {
    while (!postgres.closed()) {
      try {
        Thread.sleep(attempt() ? WATCH_MS : PAUSE_MS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Whether it runs now, or was told to stop. */
  private boolean attempt() {
    try {
      if (postgres.ended()) {
        tell(
            "The embedded PostgreSQL ended by itself and is started again. Why it ended is in {}",
            postgres.files().resolve("log"));
        postgres.revive();
        LOG.warn("The embedded PostgreSQL runs again");
      }
      failures = 0;
      return true;
    } catch (IOException | IllegalStateException e) {
      tell("The embedded PostgreSQL cannot be started yet: {}", e.toString());
      failures++;
      return false;
    }
  }

  private void tell(String what, Object detail) {
    if (failures % ATTEMPTS_A_LINE == 0) {
      LOG.error(what, detail);
    }
  }
}

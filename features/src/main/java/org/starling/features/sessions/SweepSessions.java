package org.starling.features.sessions;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.platform.Platform;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.config.ServiceConfig;
import org.starling.platform.db.Database;
import org.starling.platform.jobs.Run;

/**
 * Tells of sessions that ran out while nobody asked for them, so that their websockets close; a job
 * deletes their rows in time. Each sweep looks at what happened since the one before.
 */
final class SweepSessions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SweepSessions.class);

  private final ConfigSource config;
  private final Database db;
  private final Clock clock;
  private final SessionStore store;
  private final EndSessions end;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("session-sweep").factory());
  private long sweptUntil;

  SweepSessions(Platform platform, SessionStore store, EndSessions end) {
    this.config = platform.config();
    this.db = platform.db();
    this.clock = platform.clock();
    this.store = store;
    this.end = end;
    this.sweptUntil = clock.millis();
  }

  void start() {
    long every = SessionLimits.SWEEP_EVERY.toMillis();
    timer.scheduleWithFixedDelay(this::sweepOrLog, every, every, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private void sweepOrLog() {
    try {
      sweep();
    } catch (RuntimeException e) {
      LOG.warn("Sessions that ran out were not looked for; the next sweep will: {}", e.toString());
    }
  }

  private void sweep() {
    long now = clock.millis();
    List<Session> over =
        new ArrayList<>(
            store.endingBetween(db.primary(), sweptUntil, now, SessionLimits.ENDED_AT_ONCE_MAX));
    over.addAll(idle(now));
    end.here(over); // other nodes look for themselves
    sweptUntil = now;
  }

  /** What the job does, on one node. */
  void delete(Run run) throws InterruptedException {
    long before = clock.millis() - SessionLimits.EXPIRED_KEPT.toMillis();
    run.sweep(SessionLimits.SWEPT_AT_ONCE_MAX, (tx, rows) -> store.deleteExpired(tx, before, rows));
  }

  /** The last activity is written down late, so those idle too long are told of late as well. */
  private List<Session> idle(long now) {
    ServiceConfig service = config.current().service();
    long allowed = TimeUnit.MINUTES.toMillis(service.sessionIdleTimeoutInMinutes());
    long late = allowed + SessionLimits.ACTIVITY_WRITE_MS;
    if (allowed <= 0) {
      return List.of();
    }
    return store
        .lastUsedBetween(
            db.primary(), sweptUntil - late, now - late, SessionLimits.ENDED_AT_ONCE_MAX)
        .stream()
        .filter(session -> session.idleSince(session.lastActivityAt(), now, service))
        .toList();
  }
}

package org.starling.platform.db;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The row by which servers take turns to change the schema (contract database.md section 1). Others
 * than ours keep to it too: a row in db_lock with an end in seconds, put off while the work lasts.
 */
final class MigrationLock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MigrationLock.class);
  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS db_lock
      (id varchar(64) NOT NULL CONSTRAINT db_lock_pkey PRIMARY KEY, expireat bigint)\
      """;

  private final Pool db;
  private final String id;
  private final Clock clock;
  private final ScheduledExecutorService refresher =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("migration-lock").factory());

  private MigrationLock(Pool db, String id, Clock clock) {
    this.db = db;
    this.id = id;
    this.clock = clock;
  }

  /**
   * Waits until the lock is ours.
   *
   * @param id of the row, which says what is changed
   */
  static MigrationLock acquire(Pool db, String id, Clock clock) {
    MigrationLock lock = new MigrationLock(db, id, clock);
    if (!present(db)) {
      create(db);
    }
    long pause = DatabaseLimits.LOCK_PAUSE_MS_FIRST;
    while (!lock.take()) {
      LOG.info("Another server changes the schema of the database; waiting for it");
      Pause.milliseconds(
          pause - ThreadLocalRandom.current().nextInt(DatabaseLimits.LOCK_JITTER_MS_MAX));
      pause = Math.min(pause * 2, DatabaseLimits.LOCK_PAUSE_MS_MAX);
    }
    lock.refresher.scheduleAtFixedRate(
        lock::refresh,
        DatabaseLimits.LOCK_REFRESH_MS,
        DatabaseLimits.LOCK_REFRESH_MS,
        TimeUnit.MILLISECONDS);
    return lock;
  }

  /** Two may make the table at the same moment; that it is there is enough. */
  private static void create(Pool db) {
    try {
      db.write(tx -> tx.update(CREATE));
    } catch (UniqueViolation | IllegalStateException e) {
      if (!present(db)) {
        throw e;
      }
      LOG.debug("another server made it at the same moment: {}", e.getMessage());
    }
  }

  private static boolean present(Pool db) {
    return db.exists("SELECT 1 FROM pg_class WHERE oid = to_regclass('db_lock')");
  }

  private boolean take() {
    long now = clock.instant().getEpochSecond();
    return db.write(tx ->
        tx.update(
                """
                INSERT INTO db_lock (id, expireat) VALUES (?, ?)
                ON CONFLICT (id) DO UPDATE SET expireat = excluded.expireat
                WHERE db_lock.expireat < ?\
                """,
                id,
                now + DatabaseLimits.LOCK_SECONDS,
                now)
            == 1);
  }

  private void refresh() {
    db.write(tx ->
        tx.update(
            "UPDATE db_lock SET expireat = expireat + ? WHERE id = ?",
            DatabaseLimits.LOCK_SECONDS,
            id));
  }

  @Override
  public void close() {
    refresher.shutdownNow();
    db.write(tx -> tx.update("DELETE FROM db_lock WHERE id = ?", id));
  }
}

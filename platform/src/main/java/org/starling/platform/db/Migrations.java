package org.starling.platform.db;

import java.sql.SQLException;
import java.time.Clock;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.platform.config.SqlConfig;

/**
 * Brings the schema to this release's version; safe to run again. Migrations 1 and 2 make what the
 * contract has, so a database that another server of this API made begins after them; ours add
 * tables that begin with {@code starling_} only.
 */
final class Migrations {
  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
  private static final String HISTORY_TABLE = "starling_schema_history";
  private static final String LOCK = "mm-lock-key";
  private static final String UNDEFINED_TABLE = "42P01";

  /** The newest file in the migrations folder; a test keeps it true. */
  static final int NEWEST = 23;

  /** The migrations that make the contract's schema and the rows of a new installation. */
  private static final int CONTRACT = 2;

  /** The contract's own schema version, in db_migrations, that this release works with. */
  private static final int CONTRACT_SCHEMA = 159;

  private Migrations() {}

  static void run(Pool db, SqlConfig config, Clock clock) {
    if (current(db)) {
      return;
    }
    try (MigrationLock _ = MigrationLock.acquire(db, LOCK, clock)) {
      if (current(db)) {
        return;
      }
      int begin = movedIn(db) ? CONTRACT : 0;
      long began = clock.millis();
      migrate(config, begin);
      LOG.info("The schema is at version {} ({} ms)", NEWEST, clock.millis() - began);
    }
  }

  /** Whether there is nothing to do; also of a newer release, which keeps this one working. */
  static boolean current(Pool db) {
    return version(db) >= NEWEST;
  }

  /** The version of the last migration that was done; 0 if there was none. */
  private static int version(Pool db) {
    try {
      return db.query(
              row -> (int) row.number(1),
              "SELECT coalesce(max(version::int), 0) FROM " + HISTORY_TABLE + " WHERE success")
          .getFirst();
    } catch (SQLException e) {
      if (UNDEFINED_TABLE.equals(e.getSQLState())) {
        return 0;
      }
      throw SqlFailure.of(e);
    }
  }

  /** Whether another server made this database. */
  private static boolean movedIn(Pool db) {
    if (!db.exists("SELECT 1 FROM pg_class WHERE oid = to_regclass('db_migrations')")) {
      return false;
    }
    long schema = db.number("SELECT max(version) FROM db_migrations").orElse(0);
    if (schema != CONTRACT_SCHEMA && version(db) == 0) {
      throw new IllegalStateException(
          """
          The database was made by another server and has schema version %d; this release takes over \
          version %d, which is that of 11.6. Nothing was changed. Bring the other server to 11.6 and \
          let it start once, then start again.\
          """
              .formatted(schema, CONTRACT_SCHEMA));
    }
    return true;
  }

  private static void migrate(SqlConfig config, int begin) {
    int seconds = config.migrationsStatementTimeoutSeconds();
    try (Pool pool = Pool.of("migrations", config.dataSource(), config.patient(seconds))) {
      var flyway =
          Flyway.configure()
              .dataSource(pool.source())
              .locations("classpath:org/starling/platform/db/migrations")
              .table(HISTORY_TABLE)
              .baselineOnMigrate(true)
              .baselineVersion(MigrationVersion.fromVersion(Integer.toString(begin)));
      flyway
          .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
          .setTransactionalLock(false);
      flyway.load().migrate();
    }
  }
}

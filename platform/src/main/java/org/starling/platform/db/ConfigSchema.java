package org.starling.platform.db;

import java.time.Clock;
import java.util.List;

/**
 * The tables of settings in a database, which need not be the one that has the data. Another server
 * of this API may have made them; then what is missing is added.
 */
final class ConfigSchema {
  private static final String LOCK = "mm-config-lock-key";
  private static final String VERSIONS =
      """
      CREATE TABLE IF NOT EXISTS db_config_migrations
      (version bigint NOT NULL PRIMARY KEY, name varchar NOT NULL)\
      """;

  private record Step(String name, String sql) {}

  private static final List<Step> STEPS =
      List.of(
          new Step(
              "create_configurations",
              """
              CREATE TABLE IF NOT EXISTS configurations
              (id varchar(26) PRIMARY KEY, value text NOT NULL, createat bigint NOT NULL,
              active boolean NULL UNIQUE)\
              """),
          new Step(
              "create_configuration_files",
              """
              CREATE TABLE IF NOT EXISTS configurationfiles
              (name varchar(64) PRIMARY KEY, data text NOT NULL, createat bigint NOT NULL,
              updateat bigint NOT NULL)\
              """),
          new Step(
              "update_configurations_sha",
              "ALTER TABLE configurations ADD COLUMN IF NOT EXISTS sha char(64) DEFAULT ''"));

  private ConfigSchema() {}

  static void make(Pool db, Clock clock) {
    if (version(db) >= STEPS.size()) {
      return;
    }
    try (MigrationLock _ = MigrationLock.acquire(db, LOCK, clock)) {
      db.write(tx -> tx.update(VERSIONS));
      for (int done = (int) version(db); done < STEPS.size(); done++) {
        take(db, done + 1, STEPS.get(done));
      }
    }
  }

  private static void take(Pool db, int version, Step step) {
    db.write(tx -> {
      tx.update(step.sql);
      return tx.update(
          "INSERT INTO db_config_migrations (version, name) VALUES (?, ?)", version, step.name);
    });
  }

  private static long version(Pool db) {
    return db.exists("SELECT 1 FROM pg_class WHERE oid = to_regclass('db_config_migrations')")
        ? db.number("SELECT max(version) FROM db_config_migrations").orElse(0)
        : 0;
  }
}

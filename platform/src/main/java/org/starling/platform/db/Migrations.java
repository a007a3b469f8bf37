package org.starling.platform.db;

import org.flywaydb.core.Flyway;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.starling.platform.config.SqlConfig;

/** Brings the schema to this release's version; safe to run again. */
public final class Migrations {
  private static final String HISTORY_TABLE = "starling_schema_history";

  private Migrations() {}

  public static void run(SqlConfig config) {
    DataSourceName name = DataSourceName.parse(config.dataSource());
    var flyway =
        Flyway.configure()
            .dataSource(name.jdbcUrl(), name.user(), name.password())
            .locations("classpath:org/starling/platform/db/migrations")
            .table(HISTORY_TABLE)
            .baselineOnMigrate(true)
            .baselineVersion("0");
    flyway
        .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
    flyway.load().migrate();
  }
}

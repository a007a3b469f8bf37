package org.starling.platform.db;

import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.platform.config.SqlConfig;

/** The first connection to a database, which may be starting too: waits, and says why it failed. */
final class FirstConnection {
  private static final Logger LOG = LoggerFactory.getLogger(FirstConnection.class);

  private FirstConnection() {}

  /**
   * @param setting that names the database, for people
   * @throws IllegalStateException with a sentence for people, if it does not come to that
   */
  static Pool await(String role, SqlConfig config, String setting) {
    String shown = DataSourceName.parse(config.dataSource()).shown();
    for (int attempt = 1; ; attempt++) {
      try {
        return Pool.connected(role, config.dataSource(), config);
      } catch (SQLException e) {
        if (attempt == DatabaseLimits.PRIMARY_ATTEMPTS_MAX || SqlFailure.hopeless(e)) {
          throw new IllegalStateException(
              "The database %s does not let us in: %s. Check %s and that PostgreSQL runs."
                  .formatted(
                      shown, String.valueOf(e.getMessage()).replaceFirst("\\.$", ""), setting),
              e);
        }
        LOG.warn(
            "The database {} does not answer yet (attempt {} of {}): {}",
            shown,
            attempt,
            DatabaseLimits.PRIMARY_ATTEMPTS_MAX,
            e.getMessage());
        Pause.milliseconds(DatabaseLimits.ATTEMPT_PAUSE_MS);
      }
    }
  }

  /**
   * @throws IllegalStateException with a sentence for people, if the server is too old
   */
  static void checkVersion(Pool pool) {
    int version = version(pool);
    if (version < DatabaseLimits.VERSION_MIN) {
      throw new IllegalStateException(
          """
          The database %s is PostgreSQL %d, and PostgreSQL %d or newer is needed. Upgrade it, then \
          start again.\
          """
              .formatted(pool.shown(), version, DatabaseLimits.VERSION_MIN));
    }
  }

  static int version(Pool pool) {
    try {
      return pool.version();
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }
}

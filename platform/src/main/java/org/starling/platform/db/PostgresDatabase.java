package org.starling.platform.db;

import java.security.Security;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.platform.config.SqlConfig;

/**
 * A PostgreSQL and its replicas: one bounded pool for each server. Opening it waits for the
 * primary, checks its version and brings its schema up to date.
 */
public final class PostgresDatabase implements Database, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresDatabase.class);

  static {
    // A database that moved has another address: names are resolved anew for each connection.
    Security.setProperty("networkaddress.cache.ttl", "0");
    Security.setProperty("networkaddress.cache.negative.ttl", "0");
  }

  private final Pool primary;
  private final Replicas replicas;
  private final Replicas search;
  private final ScheduledExecutorService monitor;

  private PostgresDatabase(Pool primary, SqlConfig config) {
    this.primary = primary;
    this.replicas = new Replicas(pools("replica", config.dataSourceReplicas(), config), primary);
    this.search =
        new Replicas(pools("search", config.dataSourceSearchReplicas(), config), replicas);
    this.monitor =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("replica-monitor").factory());
  }

  private static List<Pool> pools(String role, List<String> dataSources, SqlConfig config) {
    return dataSources.stream().map(one -> Pool.of(role, one, config)).toList();
  }

  /**
   * Opens the pools; returns once the primary answers and has this release's schema.
   *
   * @throws IllegalStateException with a sentence for people, if it does not come to that
   */
  public static PostgresDatabase open(SqlConfig config, Clock clock) {
    PostgresDatabase db = new PostgresDatabase(connect(config.dataSource(), config), config);
    try {
      db.check(config);
      Migrations.run(db.primary, config, clock);
      return db;
    } catch (RuntimeException e) {
      db.close();
      throw e;
    }
  }

  private void check(SqlConfig config) {
    int version = version();
    if (version < DatabaseLimits.VERSION_MIN) {
      throw new IllegalStateException(
          """
          The database %s is PostgreSQL %d, and PostgreSQL %d or newer is needed. Upgrade it, then \
          start again.\
          """
              .formatted(primary.shown(), version, DatabaseLimits.VERSION_MIN));
    }
    if (!replicas.isEmpty() || !search.isEmpty()) {
      replicas.connect();
      search.connect();
      int seconds = Math.max(1, config.replicaMonitorIntervalSeconds());
      monitor.scheduleWithFixedDelay(this::look, seconds, seconds, TimeUnit.SECONDS);
    }
  }

  private int version() {
    try {
      return primary.version();
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static Pool connect(String dataSource, SqlConfig config) {
    String shown = DataSourceName.parse(dataSource).shown();
    for (int attempt = 1; ; attempt++) {
      try {
        return Pool.connected(Pool.PRIMARY, dataSource, config);
      } catch (SQLException e) {
        if (attempt == DatabaseLimits.PRIMARY_ATTEMPTS_MAX || SqlFailure.hopeless(e)) {
          throw new IllegalStateException(
              """
              The database %s does not let us in: %s. Check SqlSettings.DataSource and that \
              PostgreSQL runs.\
              """
                  .formatted(shown, String.valueOf(e.getMessage()).replaceFirst("\\.$", "")),
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

  private void look() {
    replicas.look();
    search.look();
  }

  @Override
  public Reader replica() {
    return replicas.isEmpty() ? primary : replicas;
  }

  @Override
  public Reader primary() {
    return primary;
  }

  @Override
  public Reader search() {
    return search.isEmpty() ? replica() : search;
  }

  @Override
  public <T> T write(Function<Tx, T> work) {
    return primary.write(work);
  }

  @Override
  public List<PoolState> pools() {
    return Stream.of(Stream.of(primary.state(true)), replicas.states(), search.states())
        .flatMap(s -> s)
        .toList();
  }

  @Override
  public void recycle() {
    primary.recycle();
    replicas.recycle();
    search.recycle();
  }

  @Override
  public void close() {
    monitor.shutdownNow();
    search.close();
    replicas.close();
    primary.close();
  }
}

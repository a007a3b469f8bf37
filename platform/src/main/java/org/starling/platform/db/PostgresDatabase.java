package org.starling.platform.db;

import java.security.Security;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.platform.config.SqlConfig;
import org.starling.platform.metrics.Metrics;

/**
 * A PostgreSQL and its replicas: one bounded pool for each server. Opening it waits for the
 * primary, checks its version and brings its schema up to date. Recycling moves to what the
 * settings name by then: new work goes there at once, work under way ends where it began.
 */
public final class PostgresDatabase implements Database, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresDatabase.class);

  static {
    // A database that moved has another address: names are resolved anew for each connection.
    Security.setProperty("networkaddress.cache.ttl", "0");
    Security.setProperty("networkaddress.cache.negative.ttl", "0");
  }

  private final Supplier<SqlConfig> settings;
  private final Reader replica = new Current(Pools::replica);
  private final Reader primary = new Current(Pools::primary);
  private final Reader search = new Current(Pools::search);
  private final UnknownCommits unknown = new UnknownCommits(primary);
  private volatile Around around = Supplier::get;
  private final StoreTimes times = new StoreTimes();
  private final ScheduledExecutorService monitor;
  private volatile Pools pools;
  private volatile String installation = "";

  private PostgresDatabase(Supplier<SqlConfig> settings) {
    SqlConfig config = settings.get();
    this.settings = settings;
    this.pools =
        new Pools(config, FirstConnection.await(Pool.PRIMARY, config, "SqlSettings.DataSource"));
    this.monitor =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("database-monitor").factory());
  }

  /** The same, with settings that do not change. */
  public static PostgresDatabase open(SqlConfig config, Clock clock) {
    return open(() -> config, clock);
  }

  /**
   * Opens the pools; returns once the primary answers and has this release's schema.
   *
   * @param settings asked again when connections are recycled
   * @throws IllegalStateException with a sentence for people, if it does not come to that
   */
  public static PostgresDatabase open(Supplier<SqlConfig> settings, Clock clock) {
    PostgresDatabase db = new PostgresDatabase(settings);
    try {
      Pools pools = db.pools;
      FirstConnection.checkVersion(pools.primary());
      pools.connectReplicas();
      Migrations.run(pools.primary(), pools.config(), clock);
      db.look();
      return db;
    } catch (RuntimeException e) {
      db.close();
      throw e;
    }
  }

  /** Again and again, at the interval that is in force. */
  private void look() {
    try {
      pools.look();
      if (installation.isEmpty()) {
        installation = installation(pools.primary());
      }
    } catch (DatabaseUnavailable e) {
      LOG.debug("The database was not looked at: {}", e.getMessage());
    } finally {
      int seconds = Math.max(1, pools.config().replicaMonitorIntervalSeconds());
      monitor.schedule(this::look, seconds, TimeUnit.SECONDS);
    }
  }

  /** What tells one installation's data, and copies of it, from another's; "" if it is new. */
  private static String installation(Pool primary) {
    return primary
        .one(row -> row.text(1), "SELECT value FROM systems WHERE name = 'DiagnosticId'")
        .orElse("");
  }

  @Override
  public Reader replica() {
    return replica;
  }

  @Override
  public Reader primary() {
    return primary;
  }

  @Override
  public Reader search() {
    return search;
  }

  /** What is done around each write, the actions after its commit included. */
  public interface Around {
    <T> T run(Supplier<T> write);
  }

  /**
   * Says what to do when changes may have been made of which nobody was told, since the connection
   * broke at their commit. Wiring time only.
   */
  public void onUnknown(Runnable listener) {
    unknown.listener(listener);
  }

  /** Wiring time only. */
  public void around(Around around) {
    this.around = around;
  }

  @Override
  public <T> T write(Function<Tx, T> work) {
    return around.run(() -> {
      try {
        return pools.primary().write(timed(work));
      } catch (CommitUnknown e) {
        unknown.add(e);
        throw e;
      }
    });
  }

  @Override
  public <T> T urgently(Function<Tx, T> work) {
    return pools.urgent().write(timed(work));
  }

  private <T> Function<Tx, T> timed(Function<Tx, T> work) {
    return times.on() ? tx -> work.apply(new TimedTx(tx, times)) : work;
  }

  @Override
  public void measure(Metrics metrics) {
    times.into(metrics);
  }

  @Override
  public List<PoolState> pools() {
    return pools.states();
  }

  @Override
  public synchronized boolean recycle() {
    Pools old = pools;
    SqlConfig wanted = settings.get();
    if (wanted.equals(old.config())) {
      old.recycle();
      return false;
    }
    Pools fresh = new Pools(wanted, reached(wanted));
    try {
      checkMove(fresh.primary());
      fresh.connectReplicas();
    } catch (RuntimeException e) {
      fresh.close();
      throw e;
    }
    pools = fresh;
    LOG.info("The database is now {}; it was {}", fresh.primary().shown(), old.primary().shown());
    Thread.ofVirtual().name("database-drain").start(old::drain);
    return !wanted.dataSource().equals(old.config().dataSource());
  }

  private static Pool reached(SqlConfig wanted) {
    try {
      return Pool.connected(Pool.PRIMARY, wanted.dataSource(), wanted);
    } catch (SQLException | IllegalStateException e) {
      throw new MoveRefused("It cannot be reached: " + e.getMessage(), e);
    }
  }

  private void checkMove(Pool primary) {
    int version = FirstConnection.version(primary);
    if (version < DatabaseLimits.VERSION_MIN) {
      throw new MoveRefused("It is PostgreSQL " + version + ", which is too old.");
    }
    if (primary.exists("SELECT 1 WHERE pg_is_in_recovery()")) {
      throw new MoveRefused("It is a standby and takes no writes. Promote it first.");
    }
    if (!Migrations.current(primary)) {
      throw new MoveRefused(
          "It does not have this release's schema. Only a copy of the database in use can take over"
              + " while the server runs; for another database, start the server anew.");
    }
    if (!installation.isEmpty() && !installation.equals(installation(primary))) {
      throw new MoveRefused(
          "It holds the data of another installation. To use that, start the server anew.");
    }
  }

  @Override
  public void close() {
    monitor.shutdownNow();
    unknown.close();
    pools.close();
  }

  /** Whatever the pools are when it is asked, so that a reader can be kept. */
  private final class Current implements Reader {
    private final Function<Pools, Reader> which;

    Current(Function<Pools, Reader> which) {
      this.which = which;
    }

    @Override
    public <T> List<T> list(Function<Row, T> map, String sql, Object... parameters) {
      return times.timed(() -> which.apply(pools).list(map, sql, parameters));
    }
  }
}

package org.starling.platform.db;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.starling.platform.metrics.Metrics;

/** How full the pools are. */
public final class DatabaseMetrics {
  private static final List<String> BY_DATABASE = List.of("db_name");

  private DatabaseMetrics() {}

  public static void declare(Metrics metrics, Database db) {
    db.measure(metrics);
    metrics.gauge(
        "mattermost_db_master_connections_total",
        "Connections to the primary",
        () -> open(db, "primary"));
    metrics.gauge(
        "mattermost_db_read_replica_connections_total",
        "Connections to the replicas",
        () -> open(db, "replica"));
    metrics.gauge(
        "mattermost_db_search_replica_connections_total",
        "Connections to the search replicas",
        () -> open(db, "search"));
    pools(metrics, db, "go_sql_max_open_connections", "Connections allowed", PoolState::openMax);
    pools(metrics, db, "go_sql_open_connections", "Connections open", PoolState::open);
    pools(metrics, db, "go_sql_in_use_connections", "Connections in use", PoolState::active);
    pools(metrics, db, "go_sql_idle_connections", "Connections idle", PoolState::idle);
    pools(
        metrics,
        db,
        "starling_db_waiting_callers",
        "Callers that wait for a connection",
        PoolState::waiting);
  }

  private static double open(Database db, String role) {
    return db.pools().stream()
        .filter(pool -> pool.role().equals(role))
        .mapToInt(PoolState::open)
        .sum();
  }

  private static void pools(
      Metrics metrics, Database db, String name, String help, ToDoubleFunction<PoolState> figure) {
    metrics.gauges(
        name,
        help,
        BY_DATABASE,
        samples -> {
          int replica = 0;
          for (PoolState pool : db.pools()) {
            boolean primary = pool.role().equals("primary");
            String database = primary ? "master" : pool.role() + "-" + replica++;
            samples.add(figure.applyAsDouble(pool), database);
          }
        });
  }
}

package org.starling.platform.config;

import java.util.List;

/** SqlSettings, as they are asked for; in force at the start and when connections are recycled. */
public record SqlConfig(
    String dataSource,
    List<String> dataSourceReplicas,
    List<String> dataSourceSearchReplicas,
    int maxIdleConns,
    int maxOpenConns,
    int connMaxLifetimeMilliseconds,
    int connMaxIdleTimeMilliseconds,
    int queryTimeout,
    int migrationsStatementTimeoutSeconds,
    int replicaMonitorIntervalSeconds,
    boolean trace) {

  /** The placeholder that config.json is shipped with; no database has this address. */
  private static final String SHIPPED =
      "postgres://mmuser:mostest@localhost/mattermost_test"
          + "?sslmode=disable&connect_timeout=10&binary_parameters=yes";

  public SqlConfig {
    dataSourceReplicas = List.copyOf(dataSourceReplicas);
    dataSourceSearchReplicas = List.copyOf(dataSourceSearchReplicas);
  }

  /** Whether no database is named, so that the embedded one is meant. */
  public boolean embedded() {
    return dataSource.isBlank() || dataSource.equals(SHIPPED);
  }

  /**
   * The same settings; for the embedded database, which is at {@code address}, if that is meant.
   */
  public SqlConfig orElse(String address) {
    return embedded() ? of(address) : this;
  }

  /** The same settings for another database. */
  public SqlConfig of(String otherDataSource) {
    return with(otherDataSource, dataSourceReplicas, queryTimeout);
  }

  /** The same settings for statements that may take longer. */
  public SqlConfig patient(int seconds) {
    return with(dataSource, dataSourceReplicas, seconds);
  }

  /** The same settings for a few connections that give up soon. */
  public SqlConfig urgent() {
    return new SqlConfig(
        dataSource,
        dataSourceReplicas,
        dataSourceSearchReplicas,
        1,
        2,
        connMaxLifetimeMilliseconds,
        connMaxIdleTimeMilliseconds,
        2,
        migrationsStatementTimeoutSeconds,
        replicaMonitorIntervalSeconds,
        trace);
  }

  /** The same settings with other replicas. */
  public SqlConfig withReplicas(List<String> replicas) {
    return with(dataSource, replicas, queryTimeout);
  }

  private SqlConfig with(String otherDataSource, List<String> replicas, int seconds) {
    return new SqlConfig(
        otherDataSource,
        replicas,
        dataSourceSearchReplicas,
        maxIdleConns,
        maxOpenConns,
        connMaxLifetimeMilliseconds,
        connMaxIdleTimeMilliseconds,
        seconds,
        migrationsStatementTimeoutSeconds,
        replicaMonitorIntervalSeconds,
        trace);
  }
}

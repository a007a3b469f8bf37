package org.starling.platform.config;

/** SqlSettings. */
public record SqlConfig(
    String driverName,
    String dataSource,
    int maxIdleConns,
    int maxOpenConns,
    int connMaxLifetimeMilliseconds,
    int connMaxIdleTimeMilliseconds,
    int queryTimeout,
    boolean trace) {}

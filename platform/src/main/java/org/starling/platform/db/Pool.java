package org.starling.platform.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.starling.platform.config.SqlConfig;

/** A bounded pool of connections to one database server. */
final class Pool implements Reader, AutoCloseable {
  static final String PRIMARY = "primary";
  static final String URGENT = "urgent";
  private static final int PROBE_SECONDS = 5;

  private final String role;
  private final HikariDataSource source;
  private final DataSourceName name;
  private final SqlTrace trace;

  private Pool(String role, HikariDataSource source, DataSourceName name, SqlTrace trace) {
    this.role = role;
    this.source = source;
    this.name = name;
    this.trace = trace;
  }

  /** Makes the pool; connections are opened when they are needed. */
  static Pool of(String role, String dataSource, SqlConfig config) {
    DataSourceName name = DataSourceName.parse(dataSource);
    HikariConfig hikari = hikari(role, name, config);
    hikari.setInitializationFailTimeout(-1);
    return new Pool(role, new HikariDataSource(hikari), name, new SqlTrace(config.trace()));
  }

  /** Makes the pool and its first connection; fails at once if that cannot be had. */
  static Pool connected(String role, String dataSource, SqlConfig config) throws SQLException {
    DataSourceName name = DataSourceName.parse(dataSource);
    HikariConfig hikari = hikari(role, name, config);
    hikari.setInitializationFailTimeout(1);
    try {
      return new Pool(role, new HikariDataSource(hikari), name, new SqlTrace(config.trace()));
    } catch (HikariPool.PoolInitializationException e) {
      throw e.getCause() instanceof SQLException cause ? cause : new SQLException(e);
    }
  }

  private static HikariConfig hikari(String role, DataSourceName name, SqlConfig config) {
    HikariConfig hikari = new HikariConfig();
    hikari.setPoolName(role);
    hikari.setJdbcUrl(name.jdbcUrl());
    Properties properties = properties(name, config.queryTimeout());
    if (role.equals(URGENT)) {
      properties.setProperty("connectTimeout", Integer.toString(DatabaseLimits.URGENT_SECONDS_MAX));
      properties.setProperty("socketTimeout", Integer.toString(DatabaseLimits.URGENT_SECONDS_MAX));
    }
    hikari.setDataSourceProperties(properties);
    hikari.setConnectionInitSql(sessionSettings(name, config.queryTimeout()));
    hikari.setMaximumPoolSize(config.maxOpenConns());
    hikari.setMinimumIdle(
        Math.min(
            DatabaseLimits.IDLE_CONNECTIONS_KEPT,
            Math.min(config.maxIdleConns(), config.maxOpenConns())));
    hikari.setIdleTimeout(config.connMaxIdleTimeMilliseconds());
    hikari.setMaxLifetime(config.connMaxLifetimeMilliseconds());
    hikari.setConnectionTimeout(
        role.equals(PRIMARY)
            ? DatabaseLimits.BORROW_WAIT_MS_MAX
            : DatabaseLimits.REPLICA_WAIT_MS_MAX);
    return hikari;
  }

  static Properties properties(DataSourceName name, int statementSeconds) {
    Properties properties = new Properties();
    properties.putAll(name.properties());
    String connect = Integer.toString(DatabaseLimits.CONNECT_SECONDS_MAX);
    properties.putIfAbsent("connectTimeout", connect);
    properties.putIfAbsent("loginTimeout", connect);
    properties.putIfAbsent("ApplicationName", "starling");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty(
        "socketTimeout", Integer.toString(statementSeconds + DatabaseLimits.SILENCE_SECONDS_MORE));
    return properties;
  }

  /** The server itself ends a statement that runs too long: no timer for each is needed here. */
  static String sessionSettings(DataSourceName name, int statementSeconds) {
    StringBuilder sql = new StringBuilder("SET statement_timeout = ").append(statementSeconds);
    sql.append("000");
    name.session()
        .forEach((key, value) ->
            sql.append("; SET ")
                .append(key)
                .append(key.equals("search_path") ? " = " : " = '")
                .append(key.equals("search_path") ? identifiers(value) : value.replace("'", "''"))
                .append(key.equals("search_path") ? "" : "'"));
    return sql.toString();
  }

  private static String identifiers(String list) {
    List<String> quoted = new ArrayList<>();
    for (String one : list.split(",")) {
      quoted.add('"' + one.strip().replace("\"", "") + '"');
    }
    return String.join(", ", quoted);
  }

  /** For machinery that needs connections of its own. */
  DataSource source() {
    return source;
  }

  /** Whether the server can be connected to now; asks past the pool, which would wait. */
  boolean answers() {
    try (Connection connection =
        DriverManager.getConnection(name.jdbcUrl(), properties(name, PROBE_SECONDS))) {
      return connection.getMetaData().getDatabaseMajorVersion() >= DatabaseLimits.VERSION_MIN;
    } catch (SQLException e) {
      return false;
    }
  }

  /** Borrows one connection; tells the major version of the server behind it. */
  int version() throws SQLException {
    try (Connection connection = source.getConnection()) {
      return connection.getMetaData().getDatabaseMajorVersion();
    }
  }

  @Override
  public <T> List<T> list(Function<Row, T> map, String sql, Object... parameters) {
    return again(() -> {
      try {
        return query(map, sql, parameters);
      } catch (SQLException e) {
        throw SqlFailure.of(e);
      }
    });
  }

  <T> List<T> query(Function<Row, T> map, String sql, Object... parameters) throws SQLException {
    try (Connection connection = source.getConnection()) {
      return list(trace, connection, map, sql, parameters);
    }
  }

  <T> T write(Function<Tx, T> work) {
    return again(() -> writeOnce(work));
  }

  private <T> T writeOnce(Function<Tx, T> work) {
    OpenTx tx;
    T result;
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      tx = new OpenTx(connection, trace);
      try {
        result = work.apply(tx);
        commit(connection);
      } catch (RuntimeException | Error e) {
        rollBack(connection, e);
        throw e;
      } finally {
        tx.close();
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
    tx.committed();
    return result;
  }

  private static void commit(Connection connection) throws SQLException {
    int backend = connection.unwrap(PGConnection.class).getBackendPID();
    try {
      connection.commit();
    } catch (SQLException e) {
      throw SqlFailure.lost(e) ? new CommitUnknown(backend, e) : SqlFailure.of(e);
    }
  }

  /** The pool sets a returned connection back to autocommit, and drops a broken one. */
  private static void rollBack(Connection connection, Throwable reason) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  private static <T> T again(Supplier<T> work) {
    for (int tries = 1; ; tries++) {
      try {
        return work.get();
      } catch (Conflict e) {
        if (tries == DatabaseLimits.TRIES_MAX) {
          throw new DatabaseUnavailable("Other transactions kept getting in the way", e);
        }
        Pause.milliseconds(DatabaseLimits.RETRY_PAUSE_MS);
      }
    }
  }

  PoolState state(boolean online) {
    var bean = source.getHikariPoolMXBean();
    return new PoolState(
        role,
        online,
        bean.getTotalConnections(),
        bean.getActiveConnections(),
        bean.getIdleConnections(),
        bean.getThreadsAwaitingConnection(),
        source.getMaximumPoolSize());
  }

  /** Closes every connection: idle ones now, others when they come back. */
  void recycle() {
    source.getHikariPoolMXBean().softEvictConnections();
  }

  String shown() {
    return name.shown();
  }

  @Override
  public void close() {
    source.close();
  }

  static <T> List<T> list(
      SqlTrace trace, Connection connection, Function<Row, T> map, String sql, Object... parameters)
      throws SQLException {
    long began = trace.begin();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Parameters.bind(statement, parameters);
      try (ResultSet result = statement.executeQuery()) {
        Row row = new Row(result);
        List<T> rows = new ArrayList<>();
        while (result.next()) {
          rows.add(map.apply(row));
        }
        return rows;
      }
    } finally {
      trace.end(began, sql);
    }
  }
}

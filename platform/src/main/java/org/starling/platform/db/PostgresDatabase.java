package org.starling.platform.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Function;
import org.starling.platform.config.SqlConfig;

/** Bounded pools to a PostgreSQL. */
public final class PostgresDatabase implements Database, AutoCloseable {
  private final Pool primary;

  private PostgresDatabase(Pool primary) {
    this.primary = primary;
  }

  /** Opens the pools and waits until the primary answers. */
  public static PostgresDatabase open(SqlConfig config) {
    DataSourceName name = DataSourceName.parse(config.dataSource());
    HikariConfig hikari = new HikariConfig();
    hikari.setJdbcUrl(name.jdbcUrl());
    hikari.setUsername(name.user());
    hikari.setPassword(name.password());
    hikari.setMaximumPoolSize(Math.min(config.maxOpenConns(), 50));
    hikari.setPoolName("primary");
    return new PostgresDatabase(new Pool(new HikariDataSource(hikari)));
  }

  @Override
  public Reader replica() {
    return primary;
  }

  @Override
  public Reader primary() {
    return primary;
  }

  @Override
  public Reader search() {
    return primary;
  }

  @Override
  public <T> T write(Function<Tx, T> work) {
    return primary.write(work);
  }

  @Override
  public void close() {
    primary.close();
  }
}

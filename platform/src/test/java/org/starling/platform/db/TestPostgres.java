package org.starling.platform.db;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.Ids;
import org.starling.platform.ScratchDirectory;

/**
 * Real PostgreSQL servers for tests: the oldest that we promise to run on, and the newest. Each is
 * started by the first test that asks, and has a template database with the schema.
 */
public enum TestPostgres {
  OLDEST(new PostgresRelease("14", "/postgresql-14/", List.of("--locale=C.UTF-8"))),
  NEWEST(PostgresRelease.SHIPPED);

  private static final String TEMPLATE = "template_starling";

  private final PostgresRelease release;
  private final AtomicInteger copies = new AtomicInteger();
  private @Nullable EmbeddedPostgres running;

  TestPostgres(PostgresRelease release) {
    this.release = release;
  }

  /** A fresh database with the schema of this release and the rows of a new installation. */
  public TestDatabase copy() {
    return new TestDatabase(this, installed());
  }

  /** The name of such a database. */
  public String installed() {
    return copyOf(TEMPLATE);
  }

  /** The name of a fresh database with nothing in it. */
  public String empty() {
    return create("TEMPLATE template0");
  }

  /** The name of a copy of a database that nobody is connected to. */
  public String copyOf(String name) {
    return create("TEMPLATE " + name);
  }

  /** The SqlSettings.DataSource of one database. */
  public String dataSource(String name) {
    return server().dataSource(name);
  }

  /** The same database, open with the shipped settings. */
  public PostgresDatabase open(String name) {
    return PostgresDatabase.open(TestDatabase.config(dataSource(name)), Clock.systemUTC());
  }

  /** Drops a database that {@link #empty} made. */
  public void drop(String name) {
    sql(server(), "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
  }

  private String create(String how) {
    String name = "test_" + copies.incrementAndGet();
    sql(server(), "CREATE DATABASE " + name + " " + how);
    return name;
  }

  private synchronized EmbeddedPostgres server() {
    EmbeddedPostgres server = running;
    if (server == null) {
      server = start();
      running = server;
    }
    return server;
  }

  private EmbeddedPostgres start() {
    ScratchDirectory directory = ScratchDirectory.create();
    EmbeddedPostgres server =
        EmbeddedPostgres.start(release, directory.path(), new Ids(new SecureRandom()));
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(server, directory)));
    sql(server, "CREATE DATABASE " + TEMPLATE);
    PostgresDatabase.open(TestDatabase.config(server.dataSource(TEMPLATE)), Clock.systemUTC())
        .close();
    return server;
  }

  private static void sql(EmbeddedPostgres server, String statement) {
    DataSourceName name = DataSourceName.parse(server.dataSource("postgres"));
    try (Connection connection =
            DriverManager.getConnection(name.jdbcUrl(), Pool.properties(name, 60));
        Statement run = connection.createStatement()) {
      run.execute(statement);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static void stop(EmbeddedPostgres server, ScratchDirectory directory) {
    server.close();
    directory.close();
  }
}

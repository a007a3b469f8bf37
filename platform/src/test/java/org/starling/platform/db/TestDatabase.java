package org.starling.platform.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.starling.kernel.Ids;
import org.starling.platform.config.LiveConfig;
import org.starling.platform.config.MemoryStore;
import org.starling.platform.config.SqlConfig;

/**
 * A real PostgreSQL for tests. One server a test run; one template database with the schema, made
 * once; one copy of it for each test class, which closes it at the end.
 */
public final class TestDatabase implements AutoCloseable {
  private static final String TEMPLATE = "template_starling";
  private static final AtomicInteger COPIES = new AtomicInteger();

  private final String name;
  private final PostgresDatabase database;

  private TestDatabase(String name) {
    this.name = name;
    this.database = PostgresDatabase.open(config(dataSource(name)), Clock.systemUTC());
  }

  /** A fresh database with the schema of this release and the rows of a new installation. */
  public static TestDatabase copy() {
    Server.ready();
    String name = create("TEMPLATE " + TEMPLATE);
    return new TestDatabase(name);
  }

  /** The name of a fresh database with nothing in it. */
  public static String empty() {
    return create("TEMPLATE template0");
  }

  /** The SqlSettings.DataSource of one database of the test server. */
  public static String dataSource(String name) {
    return Server.POSTGRES.dataSource(name);
  }

  /** The shipped SqlSettings, for another database. */
  public static SqlConfig config(String dataSource) {
    return LiveConfig.open(new MemoryStore(), java.util.Map.of(), new Ids(new SecureRandom()))
        .current()
        .sql()
        .of(dataSource);
  }

  public PostgresDatabase database() {
    return database;
  }

  public String dataSource() {
    return dataSource(name);
  }

  @Override
  public void close() {
    database.close();
    drop(name);
  }

  /** Drops a database that {@link #empty} made. */
  public static void drop(String name) {
    sql("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
  }

  private static String create(String how) {
    String name = "test_" + COPIES.incrementAndGet();
    sql("CREATE DATABASE " + name + " " + how);
    return name;
  }

  private static void sql(String statement) {
    DataSourceName name = DataSourceName.parse(dataSource("postgres"));
    try (Connection connection =
            DriverManager.getConnection(name.jdbcUrl(), Pool.properties(name, 60));
        Statement run = connection.createStatement()) {
      run.execute(statement);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** Started by the first test that asks. */
  private static final class Server {
    private static final Path DIRECTORY = temporary();
    private static final EmbeddedPostgres POSTGRES =
        EmbeddedPostgres.start(DIRECTORY, new Ids(new SecureRandom()));

    static {
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(Server::stop));
      sql("CREATE DATABASE " + TEMPLATE);
      PostgresDatabase.open(config(dataSource(TEMPLATE)), Clock.systemUTC()).close();
    }

    static void ready() {
      // Using the class starts the server.
    }

    private static Path temporary() {
      try {
        return Files.createTempDirectory("starling-test-");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void stop() {
      POSTGRES.close();
      try (Stream<Path> files = Files.walk(DIRECTORY)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

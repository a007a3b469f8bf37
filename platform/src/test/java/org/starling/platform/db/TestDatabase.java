package org.starling.platform.db;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
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
    return LiveConfig.open(new MemoryStore(), Map.of(), new Ids(new SecureRandom()))
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

  /** Runs a plain dump, as pg_dump writes it, in a database of the test server. */
  public static void restore(String database, BufferedReader dump) throws IOException {
    DataSourceName name = DataSourceName.parse(dataSource(database));
    try (Connection connection =
            DriverManager.getConnection(name.jdbcUrl(), Pool.properties(name, 60));
        Statement run = connection.createStatement()) {
      CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
      StringBuilder sql = new StringBuilder();
      for (String line = dump.readLine(); line != null; line = dump.readLine()) {
        if (sql.isEmpty() && (line.isBlank() || line.startsWith("--") || line.startsWith("\\"))) {
          continue;
        }
        sql.append(line).append('\n');
        if (line.startsWith("COPY ")) {
          copies.copyIn(sql.toString(), new StringReader(rows(dump)));
          sql.setLength(0);
        } else if (line.endsWith(";")) {
          run.execute(sql.toString());
          sql.setLength(0);
        }
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** The number of rows and a digest of their contents, by table. */
  public static Map<String, String> fingerprints(String database) {
    Map<String, String> prints = new TreeMap<>();
    try (Pool pool = Pool.of("fingerprints", dataSource(database), config("x"))) {
      List<String> tables =
          pool.list(
              row -> row.text(1),
              """
              SELECT relname FROM pg_class
              WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace LIMIT 1000\
              """);
      for (String table : tables) {
        pool.list(
                row -> row.number(1) + " " + row.text(2),
                "SELECT count(*), md5(string_agg(t::text, '\n' ORDER BY t::text)) FROM \""
                    + table
                    + "\" t")
            .forEach(print -> prints.put(table, print));
      }
    }
    return prints;
  }

  private static String rows(BufferedReader dump) throws IOException {
    StringBuilder rows = new StringBuilder();
    for (String line = dump.readLine();
        line != null && !line.equals("\\.");
        line = dump.readLine()) {
      rows.append(line).append('\n');
    }
    return rows.toString();
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

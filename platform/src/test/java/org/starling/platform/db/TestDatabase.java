package org.starling.platform.db;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.starling.kernel.Ids;
import org.starling.platform.config.LiveConfig;
import org.starling.platform.config.MemoryStore;
import org.starling.platform.config.SqlConfig;

/**
 * A database for one test class, which closes it at the end. Unless a test says otherwise, it is on
 * the newest PostgreSQL.
 */
public final class TestDatabase implements AutoCloseable {
  private final TestPostgres postgres;
  private final String name;
  private final PostgresDatabase database;

  TestDatabase(TestPostgres postgres, String name) {
    this.postgres = postgres;
    this.name = name;
    this.database = postgres.open(name);
  }

  /** A fresh database with the schema of this release and the rows of a new installation. */
  public static TestDatabase copy() {
    return TestPostgres.NEWEST.copy();
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
    return postgres.dataSource(name);
  }

  @Override
  public void close() {
    database.close();
    postgres.drop(name);
  }

  /** Runs a plain dump, as pg_dump writes it, in an empty database. */
  public static void restore(String dataSource, BufferedReader dump) throws IOException {
    DataSourceName name = DataSourceName.parse(dataSource);
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
  public static Map<String, String> fingerprints(String dataSource) {
    Map<String, String> prints = new TreeMap<>();
    try (Pool pool = Pool.of("fingerprints", dataSource, config("x"))) {
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
}

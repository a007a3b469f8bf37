package org.starling.platform.db;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.starling.kernel.Id;

/** A bounded pool of connections to one role of the database, as a {@link Reader}. */
final class Pool implements Reader, AutoCloseable {
  private final HikariDataSource source;

  Pool(HikariDataSource source) {
    this.source = source;
  }

  @Override
  public <T> List<T> list(Function<Row, T> map, String sql, Object... parameters) {
    try (Connection connection = source.getConnection()) {
      return list(connection, map, sql, parameters);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  <T> T write(Function<Tx, T> work) {
    OpenTx tx;
    T result;
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      tx = new OpenTx(connection);
      try {
        result = work.apply(tx);
        connection.commit();
      } catch (RuntimeException | Error e) {
        connection.rollback();
        throw e;
      } finally {
        tx.close();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
    tx.committed();
    return result;
  }

  @Override
  public void close() {
    source.close();
  }

  static <T> List<T> list(
      Connection connection, Function<Row, T> map, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      try (ResultSet result = statement.executeQuery()) {
        Row row = new Row(result);
        List<T> rows = new ArrayList<>();
        while (result.next()) {
          rows.add(map.apply(row));
        }
        return rows;
      }
    }
  }

  static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      int at = i + 1;
      switch (parameters[i]) {
        case Id id -> statement.setString(at, id.value());
        case String text -> statement.setString(at, text);
        case Long number -> statement.setLong(at, number);
        case Integer number -> statement.setInt(at, number);
        case Boolean flag -> statement.setBoolean(at, flag);
        case byte[] bytes -> statement.setBytes(at, bytes);
        case Collection<?> many -> statement.setArray(at, array(statement, many));
        case Object[] many -> statement.setArray(at, array(statement, List.of(many)));
        default ->
            throw new IllegalStateException("cannot bind a " + parameters[i].getClass().getName());
      }
    }
  }

  private static Array array(PreparedStatement statement, Collection<?> many) throws SQLException {
    boolean numbers = !many.isEmpty() && many.iterator().next() instanceof Number;
    Object[] values = many.stream().map(v -> v instanceof Id id ? id.value() : v).toArray();
    return statement.getConnection().createArrayOf(numbers ? "bigint" : "varchar", values);
  }
}

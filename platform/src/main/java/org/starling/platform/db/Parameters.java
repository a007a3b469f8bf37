package org.starling.platform.db;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.starling.kernel.Id;

/** Puts values into a statement's placeholders. */
final class Parameters {
  private Parameters() {}

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

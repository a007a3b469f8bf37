package org.starling.platform.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The current row of a result. Columns are asked for by position (from 1, fastest) or by name. NULL
 * reads as "", 0 or false, as the contract's older rows mean it; {@link #isNull} tells them apart.
 */
public final class Row {
  private final ResultSet result;

  Row(ResultSet result) {
    this.result = result;
  }

  public String text(int column) {
    return orEmpty(ask(() -> result.getString(column)));
  }

  public String text(String column) {
    return orEmpty(ask(() -> result.getString(column)));
  }

  public long number(int column) {
    return ask(() -> result.getLong(column));
  }

  public long number(String column) {
    return ask(() -> result.getLong(column));
  }

  public boolean flag(int column) {
    return ask(() -> result.getBoolean(column));
  }

  public byte[] bytes(int column) {
    byte[] bytes = ask(() -> result.getBytes(column));
    return bytes == null ? new byte[0] : bytes;
  }

  public boolean isNull(int column) {
    return ask(() -> result.getObject(column)) == null;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private interface Ask<T extends @Nullable Object> {
    T from() throws SQLException;
  }

  private static <T extends @Nullable Object> T ask(Ask<T> ask) {
    try {
      return ask.from();
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }
}

package org.starling.platform.db;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Turns rows into columns, to be bound as arrays and unfolded by {@code unnest}. */
public final class Columns {
  private Columns() {}

  public static <T> List<String> texts(List<T> rows, Function<T, String> column) {
    return all(rows, column);
  }

  public static <T> List<Long> numbers(List<T> rows, Function<T, Long> column) {
    return all(rows, column);
  }

  private static <T, V> List<V> all(List<T> rows, Function<T, V> column) {
    List<V> values = new ArrayList<>(rows.size());
    for (T row : rows) {
      values.add(column.apply(row));
    }
    return values;
  }
}

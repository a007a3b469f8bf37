package org.starling.platform.db;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Where a query runs: the primary, a replica, a search replica, or a {@link Tx} to read your own
 * writes. Parameters may be text, numbers, booleans, byte arrays, {@link org.starling.kernel.Id},
 * and collections or arrays of text or ids (bound as varchar[]; write {@code = ANY (?)}).
 */
public interface Reader {
  /** All rows, in the statement's order; the statement has a LIMIT. */
  <T> List<T> list(Function<Row, T> map, String sql, Object... parameters);

  /** The first row, if there is one. */
  default <T> Optional<T> one(Function<Row, T> map, String sql, Object... parameters) {
    return list(map, sql, parameters).stream().findFirst();
  }

  /** The first column of the first row; empty if there is no row or it is NULL. */
  default OptionalLong number(String sql, Object... parameters) {
    List<Long> rows = list(row -> row.isNull(1) ? Long.MIN_VALUE : row.number(1), sql, parameters);
    return rows.isEmpty() || rows.getFirst() == Long.MIN_VALUE
        ? OptionalLong.empty()
        : OptionalLong.of(rows.getFirst());
  }

  /** Whether the query has at least one row. */
  default boolean exists(String sql, Object... parameters) {
    return !list(row -> true, sql, parameters).isEmpty();
  }
}

package org.starling.platform.db;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** A transaction whose statements are timed. */
record TimedTx(Tx tx, StoreTimes times) implements Tx {
  @Override
  public <T> List<T> list(Function<Row, T> map, String sql, Object... parameters) {
    return times.timed(() -> tx.list(map, sql, parameters));
  }

  @Override
  public int update(String sql, Object... parameters) {
    return times.timed(() -> tx.update(sql, parameters));
  }

  @Override
  public int[] batch(String sql, List<Object[]> rows) {
    return times.timed(() -> tx.batch(sql, rows));
  }

  @Override
  public <T> void gather(T item, Consumer<? super List<T>> all) {
    tx.gather(item, all);
  }

  @Override
  public void afterCommit(Runnable action) {
    tx.afterCommit(action);
  }
}

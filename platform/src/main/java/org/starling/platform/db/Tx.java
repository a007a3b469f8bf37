package org.starling.platform.db;

import java.util.List;
import java.util.function.Consumer;

/**
 * One open transaction on the primary. Commits when the work given to {@link Database#write}
 * returns, rolls back when it throws. Never nest one in another: a thread that waits for a second
 * connection while it holds one can starve the pool.
 */
public interface Tx extends Reader {
  /** Returns the number of rows changed. */
  int update(String sql, Object... parameters);

  /** One statement with many parameter rows in one round trip; returns the rows changed by each. */
  int[] batch(String sql, List<Object[]> rows);

  /**
   * Hands {@code item} to {@code all} after the commit succeeded, in one call with all others that
   * the transaction gathers for it: among the actions of {@link #afterCommit}, at the place where
   * the first was gathered.
   */
  <T> void gather(T item, Consumer<? super List<T>> all);

  /**
   * Runs after the commit succeeded, in the order given, on the same thread. If it fails, that is
   * logged, and the others run all the same; but what is {@link Untold} the writer gets after them.
   */
  void afterCommit(Runnable action);
}

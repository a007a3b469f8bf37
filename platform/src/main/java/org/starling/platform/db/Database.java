package org.starling.platform.db;

import java.util.List;
import java.util.function.Function;
import org.starling.platform.metrics.Metrics;

/** Readers by purpose, and transactions. Calls block; each borrows one pooled connection. */
public interface Database {
  /**
   * May lag behind; the primary where there are no replicas. For figures and records of the past:
   * not for what somebody may just have changed, perhaps on another node.
   */
  Reader replica();

  /** Sees every committed write. */
  Reader primary();

  /** For full-text search; a replica where there is none. */
  Reader search();

  /**
   * Runs {@code work} in one transaction.
   *
   * @throws UniqueViolation if a unique index refused a row
   * @throws DatabaseUnavailable if no connection could be had in time or the connection broke
   */
  <T> T write(Function<Tx, T> work);

  /**
   * The same on connections of its own, for short work that must not wait behind requests, and
   * gives up soon where the database does not answer.
   */
  <T> T urgently(Function<Tx, T> work);

  /** Times each statement from now on. */
  void measure(Metrics metrics);

  /** How full the pools are, the primary's first. */
  List<PoolState> pools();

  /**
   * Replaces every connection, by such to what the settings name now: idle ones at once, the others
   * when they are given back.
   *
   * @return whether the primary is another database now
   * @throws MoveRefused if that one cannot take over; everything stays as it was
   */
  boolean recycle();
}

package org.starling.features.postwrites;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.platform.db.Database;

/** Takes away clients' own ids that nobody will repeat any more. */
final class SweepPending {
  private static final Logger LOG = LoggerFactory.getLogger(SweepPending.class);

  private final Database db;
  private final WriteStore store;
  private final Clock clock;

  SweepPending(Database db, WriteStore store, Clock clock) {
    this.db = db;
    this.store = store;
    this.clock = clock;
  }

  void sweep() {
    long before = clock.millis() - WriteLimits.PENDING_KEPT_MS;
    int rows = WriteLimits.PENDING_SWEEP_ROWS;
    while (db.write(tx -> store.sweepPending(tx, before, rows)) == rows) {
      LOG.debug("more old ids of posts to sweep");
    }
  }
}

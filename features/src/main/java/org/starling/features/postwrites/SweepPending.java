package org.starling.features.postwrites;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.platform.cluster.Leadership;

/** Takes away clients' own ids that nobody will repeat any more. */
final class SweepPending {
  private static final Logger LOG = LoggerFactory.getLogger(SweepPending.class);

  private final WriteStore store;
  private final Clock clock;

  SweepPending(WriteStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  void sweep(Leadership leadership) {
    long before = clock.millis() - WriteLimits.PENDING_KEPT_MS;
    int rows = WriteLimits.PENDING_SWEEP_ROWS;
    while (leadership.lead(tx -> store.sweepPending(tx, before, rows)).orElse(0) == rows) {
      LOG.debug("more old ids of posts to sweep");
    }
  }
}

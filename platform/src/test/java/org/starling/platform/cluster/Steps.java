package org.starling.platform.cluster;

import java.util.Set;

/** The production decisions, or a variant with a planted bug. */
class Steps {
  LeaseStep.Step next(LeaseState state, LeaseInput input) {
    return LeaseStep.next(state, input);
  }

  Agreement decide(LeaseState state, Set<NodeId> missing, long now) {
    return Agreement.decide(state, missing, now);
  }

  /** Whether work of the leader compares holder and epoch with the row that it locked. */
  boolean compares() {
    return true;
  }

  /** Whether the lease is taken only from the row that was seen. */
  boolean swaps() {
    return true;
  }
}

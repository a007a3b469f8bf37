package org.starling.platform.cluster;

import static org.starling.platform.cluster.LeaseLimits.LEASE_MS;
import static org.starling.platform.cluster.LeaseLimits.STEADY_MS;
import static org.starling.platform.cluster.LeaseLimits.TURNS_MAX;
import static org.starling.platform.cluster.LeaseLimits.TURN_MS;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether a node that does not lead may take the lease, or ask for it.
 *
 * @param view this node and those that it hears, since {@code viewAt}
 * @param row the lease as last seen, {@code rowAt} when its beat was first seen
 */
record Claim(NodeId self, Set<NodeId> view, long viewAt, LeaseRow row, long rowAt) {
  boolean takes(long now) {
    long turn =
        TURN_MS * Math.min(TURNS_MAX, view.stream().filter(n -> n.compareTo(self) < 0).count());
    if (row.holder() == null) {
      NodeId candidate = row.candidate();
      boolean other = candidate != null && !candidate.equals(self);
      boolean few = view.size() <= outside();
      return now - rowAt >= (other || few ? LEASE_MS + turn : turn);
    }
    boolean silent = now - rowAt >= LEASE_MS + turn;
    return silent || (outnumbered() && now - viewAt >= turn);
  }

  /** Whether the holder is on the smaller side of a partition, or dead. */
  private boolean outnumbered() {
    return row.holder() != null && !view.contains(row.holder()) && view.size() > outside();
  }

  /** The members that the holder wrote down and this node does not see. */
  private int outside() {
    Set<NodeId> outside = new HashSet<>(row.members());
    outside.removeAll(view);
    return outside.size();
  }

  /** Whether it should ask the holder for the lease: it is the lowest of a view that stands. */
  boolean stands(long now) {
    return Collections.min(view).equals(self)
        && row.holder() != null
        && view.contains(row.holder())
        && !self.equals(row.candidate())
        && now - viewAt >= STEADY_MS;
  }
}

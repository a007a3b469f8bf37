package org.starling.platform.cluster;

import static org.starling.platform.cluster.LeaseLimits.LEASE_MS;
import static org.starling.platform.cluster.LeaseLimits.STEADY_MS;
import static org.starling.platform.cluster.LeaseLimits.TURNS_MAX;
import static org.starling.platform.cluster.LeaseLimits.TURN_MS;

import java.util.Collections;
import java.util.Set;

/**
 * Whether a node that does not lead may take the lease, or ask for it.
 *
 * @param view this node and those that are together with it, since {@code viewAt}
 * @param near this node and those of the view that have answered it lately: the others may be
 *     together with somebody else meanwhile
 * @param row the lease as last seen, {@code rowAt} when its beat was first seen
 */
record Claim(
    NodeId self, Set<NodeId> view, Set<NodeId> near, long viewAt, LeaseRow row, long rowAt) {
  boolean takes(long now) {
    long turn =
        TURN_MS * Math.min(TURNS_MAX, view.stream().filter(n -> n.compareTo(self) < 0).count());
    if (row.holder() == null) {
      NodeId candidate = row.candidate();
      boolean other = candidate != null && !candidate.equals(self);
      boolean few = view.size() <= row.members().size() - common(view);
      return now - rowAt >= (other || few ? LEASE_MS + turn : turn);
    }
    boolean silent = now - rowAt >= LEASE_MS + turn;
    return silent || (outnumbered() && now - viewAt >= turn);
  }

  /**
   * Whether the holder is on the smaller side of a partition, or dead. Only those count that it has
   * written down: nodes that have just started and have not found it depose nobody.
   */
  private boolean outnumbered() {
    return row.holder() != null
        && !view.contains(row.holder())
        && 2 * common(near) > row.members().size();
  }

  /** How many of these the holder wrote down. */
  private long common(Set<NodeId> nodes) {
    return nodes.stream().filter(row.members()::contains).count();
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

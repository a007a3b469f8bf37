package org.starling.platform.cluster;

import static org.starling.platform.cluster.LeaseLimits.DESERTED_MS;
import static org.starling.platform.cluster.LeaseLimits.LEASE_MS;
import static org.starling.platform.cluster.LeaseLimits.NEAR_MS;
import static org.starling.platform.cluster.LeaseLimits.NEVER;
import static org.starling.platform.cluster.LeaseLimits.STEADY_MS;
import static org.starling.platform.cluster.LeaseLimits.TURNS_MAX;
import static org.starling.platform.cluster.LeaseLimits.TURN_MS;

import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a node that does not lead does about the lease.
 *
 * @param view this node and those that are together with it, since {@code viewAt}
 * @param heard when the last question was sent that a node answered
 * @param row the lease as last seen, {@code rowAt} when its beat was first seen
 */
record Claim(
    NodeId self, Set<NodeId> view, long viewAt, Map<NodeId, Long> heard, LeaseRow row, long rowAt) {
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
    return silent || (outnumbered(now) && now - viewAt >= turn);
  }

  /**
   * Whether the holder is on the smaller side of a partition, or dead. Only those count that it has
   * written down: nodes that have just started and have not found it depose nobody.
   */
  private boolean outnumbered(long now) {
    return row.holder() != null
        && !view.contains(row.holder())
        && 2 * common(near(now)) > row.members().size();
  }

  /** Those of the view that answer: the others may be together with somebody else meanwhile. */
  private Set<NodeId> near(long now) {
    Set<NodeId> near = new HashSet<>(view);
    near.removeIf(node -> !node.equals(self) && now - heardAt(node) >= NEAR_MS);
    return near;
  }

  private long heardAt(NodeId node) {
    return heard.getOrDefault(node, NEVER);
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

  /**
   * Whether the leader, which lives, has long left this node, which does not know it: the views of
   * the two differ for good.
   */
  boolean deserted(long now) {
    return row.holder() != null
        && view.contains(row.holder())
        && now - rowAt < LEASE_MS
        && now - Math.max(heardAt(row.holder()), viewAt) >= DESERTED_MS;
  }
}

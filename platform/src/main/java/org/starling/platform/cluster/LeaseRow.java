package org.starling.platform.cluster;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The row in {@code starling_leader}: who holds the lease.
 *
 * @param epoch counts the takings
 * @param beat counts the renewals; a row whose epoch and beat stand still has a silent holder
 * @param holder null if the lease was given back, or never taken
 * @param candidate the node that asks for the lease, if one does
 * @param members every node that may be serving under this lease
 */
record LeaseRow(
    long epoch,
    long beat,
    @Nullable NodeId holder,
    @Nullable NodeId candidate,
    Set<NodeId> members) {
  static final LeaseRow NONE = new LeaseRow(0, 0, null, null, Set.of());

  LeaseRow {
    members = Set.copyOf(members);
  }

  boolean sameBeat(LeaseRow other) {
    return epoch == other.epoch && beat == other.beat;
  }

  boolean heldBy(NodeId node) {
    return node.equals(holder);
  }
}

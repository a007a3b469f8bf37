package org.starling.platform.cluster;

import java.util.Set;

/** What is to be done after a step, in the order given. */
sealed interface LeaseEffect {
  /** At most one is under way at a time; each is answered by one input. */
  sealed interface ToDatabase extends LeaseEffect {}

  record Read() implements ToDatabase {}

  /** Take the lease if the row is still this one. */
  record Take(LeaseRow from, Set<NodeId> members) implements ToDatabase {}

  /** Renew it if the row is still this one, and held by this node. */
  record Renew(LeaseRow from, Set<NodeId> members) implements ToDatabase {}

  record GiveBack(LeaseRow from, Set<NodeId> members) implements ToDatabase {}

  /** Ask the holder for the lease. */
  record Stand(long epoch) implements ToDatabase {}

  /** Ask these for a sign of life. */
  record Ask(Set<NodeId> nodes) implements LeaseEffect {}

  record Reply(NodeId to, LeaseAnswer answer) implements LeaseEffect {}

  /** Before this node counts as fresh again: what is in memory may be old. */
  record Purge() implements LeaseEffect {}

  /** A lost node cannot serve any more: what it did last may be unheard by connections here. */
  record Unheard() implements LeaseEffect {}

  /**
   * Leave the others and join them anew: this node and one of them do not hear each other, though
   * they are in one view.
   */
  record StepOut() implements LeaseEffect {}

  record Lead(boolean leading) implements LeaseEffect {}
}

package org.starling.platform.cluster;

import java.util.Set;

/** What a node learns; every input carries the node's monotonic time. */
sealed interface LeaseInput {
  long now();

  record Tick(long now) implements LeaseInput {}

  /**
   * Another view.
   *
   * @param nodes this node and those that it hears
   * @param left those of the former view that said goodbye; others that are missing are lost
   */
  record Viewed(long now, Set<NodeId> nodes, Set<NodeId> left) implements LeaseInput {}

  /** Another node asks for a sign of life. */
  record Asked(long now, NodeId from) implements LeaseInput {}

  /** Another node has answered what was asked at {@code askedAt}. */
  record Answered(long now, NodeId from, long askedAt, LeaseAnswer answer) implements LeaseInput {}

  /** This node stops; it does not serve any more. */
  record Leaving(long now) implements LeaseInput {}

  /** What the database said to the last effect that went there, which was sent at {@code sent}. */
  sealed interface FromDatabase extends LeaseInput {}

  record Saw(long now, long sent, LeaseRow row) implements FromDatabase {}

  /** The lease was taken or renewed. */
  record Holds(long now, long sent, LeaseRow row) implements FromDatabase {}

  /** The row is not what was expected; nothing was changed. */
  record Refused(long now, long sent) implements FromDatabase {}

  /** The database could not be asked; whether it acted is not known. */
  record Failed(long now) implements FromDatabase {}
}

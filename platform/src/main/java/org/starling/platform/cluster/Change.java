package org.starling.platform.cluster;

import java.util.Set;

/** What happened to the view. */
public sealed interface Change {
  /** A new node; nothing of it can have been missed. */
  record Joined(NodeId node) implements Change {}

  /** A node said goodbye: all that it sent has arrived. */
  record Left(NodeId node) implements Change {}

  /** A node fell silent: some of what it did may not have been told. */
  record Lost(NodeId node) implements Change {}

  /**
   * This node is together again with nodes it had lost: anything may have been missed meanwhile.
   */
  record Healed(Set<NodeId> nodes) implements Change {
    public Healed {
      nodes = Set.copyOf(nodes);
    }
  }
}

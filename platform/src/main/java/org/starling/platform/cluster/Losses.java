package org.starling.platform.cluster;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Lost nodes whose last doings may not have been heard here. One that did not serve did nothing;
 * whether it did is known for sure when the leader has answered what was asked after the loss,
 * since it names those that may serve, and for seconds those that did.
 *
 * @param unheard those that served
 * @param doubtful those that did not as far as was known, and when they were lost
 */
record Losses(Set<NodeId> unheard, Map<NodeId, Long> doubtful) {
  static final Losses NONE = new Losses(Set.of(), Map.of());

  Losses {
    unheard = Set.copyOf(unheard);
    doubtful = Map.copyOf(doubtful);
  }

  /**
   * @param circle those that may serve, as far as is known
   */
  Losses with(Set<NodeId> lost, Set<NodeId> circle, long now) {
    Set<NodeId> surely = new HashSet<>(unheard);
    Map<NodeId, Long> perhaps = new HashMap<>(doubtful);
    for (NodeId node : lost) {
      if (circle.contains(node)) {
        surely.add(node);
      } else {
        perhaps.put(node, now);
      }
    }
    return new Losses(surely, perhaps);
  }

  /** The circle is known as it was at that time or later. */
  Losses settled(Set<NodeId> circle, long at) {
    Set<NodeId> surely = new HashSet<>(unheard);
    Map<NodeId, Long> perhaps = new HashMap<>(doubtful);
    perhaps.forEach((node, lostAt) -> {
      if (lostAt <= at && circle.contains(node)) {
        surely.add(node);
      }
    });
    perhaps.values().removeIf(lostAt -> lostAt <= at);
    return new Losses(surely, perhaps);
  }

  /** Without those that said goodbye, or were told of. */
  Losses without(Set<NodeId> some) {
    Set<NodeId> surely = new HashSet<>(unheard);
    Map<NodeId, Long> perhaps = new HashMap<>(doubtful);
    surely.removeAll(some);
    perhaps.keySet().removeAll(some);
    return new Losses(surely, perhaps);
  }

  /** Those of whom nothing more will be heard of what is missing: back, or unable to serve. */
  Set<NodeId> due(Set<NodeId> view, Set<NodeId> circle) {
    Set<NodeId> due = new HashSet<>(unheard);
    due.removeIf(node -> !view.contains(node) && circle.contains(node));
    return due;
  }
}

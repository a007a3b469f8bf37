package org.starling.platform.cluster;

import static org.starling.platform.cluster.LeaseLimits.CONTACT_MS;
import static org.starling.platform.cluster.LeaseLimits.MARGIN_MS;
import static org.starling.platform.cluster.LeaseLimits.NEVER;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Whether a change that everybody must know of may be answered. */
sealed interface Agreement {
  /** Each node that may trust what it has in memory has handled the change. */
  record Reached() implements Agreement {}

  /** Some have not: look again when one has, when the state changes, and at this time. */
  record Waits(long until) implements Agreement {}

  /**
   * This node is cut off: others may serve that cannot be told. The change is made, and must not be
   * answered as if they knew.
   */
  record CutOff() implements Agreement {}

  /** Whom to tell: all that may rely on this node's word. */
  static Set<NodeId> audience(LeaseState state) {
    Set<NodeId> all = new HashSet<>(state.view());
    all.addAll(state.serving());
    all.addAll(state.ghosts().keySet());
    all.addAll(state.granted().keySet());
    all.removeAll(state.gone());
    all.remove(state.self());
    return all;
  }

  /**
   * @param acknowledged those that have handled the change since it was committed
   */
  static Agreement decide(LeaseState state, Set<NodeId> acknowledged, long now) {
    if (!state.serves(now)) {
      return new CutOff();
    }
    long until = NEVER;
    for (NodeId node : audience(state)) {
      if (!acknowledged.contains(node)) {
        until = Math.max(until, trustedUntil(state, node, now));
      }
    }
    return until <= now ? new Reached() : new Waits(until);
  }

  private static long trustedUntil(LeaseState state, NodeId node, long now) {
    if (state.ghosts().containsKey(node)) {
      return now + LeaseLimits.TICK_MS;
    }
    long since =
        Math.max(last(state.granted(), node), last(state.since(), node));
    return since + CONTACT_MS + MARGIN_MS;
  }

  private static long last(Map<NodeId, Long> times, NodeId node) {
    return times.getOrDefault(node, NEVER);
  }
}

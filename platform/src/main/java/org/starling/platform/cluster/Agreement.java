package org.starling.platform.cluster;

import static org.starling.platform.cluster.LeaseLimits.CONTACT_MS;
import static org.starling.platform.cluster.LeaseLimits.MARGIN_MS;
import static org.starling.platform.cluster.LeaseLimits.NEVER;

import java.util.HashSet;
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

  /**
   * Whom to wait for, asked after the change was committed: all that may rely on this node's word.
   * Whoever comes later begins with nothing in memory.
   */
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
   * @param missing those of the audience that have not handled the change
   */
  static Agreement decide(LeaseState state, Set<NodeId> missing, long now) {
    if (!state.serves(now)) {
      return new CutOff();
    }
    long until = NEVER;
    for (NodeId node : missing) {
      until = Math.max(until, trustedUntil(state, node, now));
    }
    return until <= now ? new Reached() : new Waits(until);
  }

  private static long trustedUntil(LeaseState state, NodeId node, long now) {
    if (state.ghosts().containsKey(node)) {
      return now + LeaseLimits.TICK_MS;
    }
    long last =
        Math.max(
            state.granted().getOrDefault(node, NEVER), state.since().getOrDefault(node, NEVER));
    return last + CONTACT_MS + MARGIN_MS;
  }
}

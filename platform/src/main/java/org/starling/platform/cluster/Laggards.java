package org.starling.platform.cluster;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Waits for those who keep up. Whoever has let somebody wait for too long is waited for again when
 * it answers: so a node that stands still costs a moment once, and not each time.
 */
final class Laggards {
  private final Set<NodeId> nodes = ConcurrentHashMap.newKeySet();

  /** An interruption ends the wait. */
  void await(Asks.Ask ask, Set<NodeId> asked) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(NetworkLimits.SPREAD_WAIT_MS_MAX);
    Set<NodeId> awaited = new HashSet<>(asked);
    awaited.removeAll(nodes);
    try {
      for (NodeId node : awaited) {
        if (!ask.await(node, end - System.nanoTime())) {
          nodes.add(node);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void answered(NodeId node) {
    if (!nodes.isEmpty()) {
      nodes.remove(node);
    }
  }
}

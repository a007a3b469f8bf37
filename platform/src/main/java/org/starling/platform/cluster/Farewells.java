package org.starling.platform.cluster;

import java.util.HashSet;
import java.util.Set;

/** Which nodes have not yet heard that this one goes. */
final class Farewells {
  private final Set<NodeId> missing = new HashSet<>();

  synchronized void expect(Set<NodeId> nodes) {
    missing.addAll(nodes);
  }

  synchronized void countDown(NodeId node) {
    missing.remove(node);
    notifyAll();
  }

  /** Whether all have heard it within so many milliseconds. */
  synchronized boolean await(long milliseconds) {
    long end = System.nanoTime() + milliseconds * 1_000_000L;
    try {
      while (!missing.isEmpty()) {
        long left = (end - System.nanoTime()) / 1_000_000L;
        if (left <= 0) {
          return false;
        }
        wait(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

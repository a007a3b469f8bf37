package org.starling.platform.cluster;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What nodes of different releases do not know of each other. Each is said once, on both sides: it
 * may come with every message.
 */
final class Misunderstandings {
  private static final Logger LOG = LoggerFactory.getLogger(Misunderstandings.class);
  private static final int TOLD_MAX = 1_000;

  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /** Another node has sent what this one does not know. */
  void here(NodeId from, String what) {
    if (first("here", from, what)) {
      LOG.warn(
          "Node {} has sent {}, which this release does not know. Bring all nodes to the same"
              + " release.",
          from,
          what);
    }
  }

  /** Another node has said that it does not know what this one has sent. */
  void there(NodeId to, String subject) {
    if (first("there", to, subject)) {
      LOG.warn(
          "Node {} does not know messages on {}: its release is older than this one's, and it does"
              + " without. Bring all nodes to the same release.",
          to,
          subject);
    }
  }

  private boolean first(String where, NodeId node, String what) {
    return told.size() < TOLD_MAX && told.add(where + " " + node + " " + what);
  }
}

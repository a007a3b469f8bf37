package org.starling.features.nodes;

import java.time.Duration;

/** Bounds of what is said of the nodes. */
final class NodesLimits {
  /** How long a node may take to say how it is. */
  static final Duration REPORT_WAIT_MAX = Duration.ofSeconds(2);

  /** How often the others' versions are asked for. */
  static final Duration LOOK_PAUSE = Duration.ofSeconds(5);

  /** Nodes that are down and still shown. */
  static final int DOWN_NODES_MAX = 100;

  /** How long they are shown. */
  static final Duration DOWN_SHOWN_MAX = Duration.ofHours(24);

  /** Settings that are named of those that differ. */
  static final int KEYS_NAMED_MAX = 10;

  /** A difference between clocks that is worth a warning; the order of posts stands without. */
  static final long CLOCK_MS_MAX = 500;

  private NodesLimits() {}
}

package org.starling.platform.cluster;

/** The times of leadership and contact, in milliseconds of the monotonic clock. */
final class LeaseLimits {
  /** How often the keeper looks at its state. */
  static final long TICK_MS = 250;

  /** How often the other nodes are asked for a sign of life. */
  static final long ASK_MS = 500;

  /** How often the holder renews its lease, and how often the others look at it. */
  static final long RENEW_MS = 1_000;

  static final long READ_MS = 500;

  /** A lease that was not renewed for this long may be taken. */
  static final long LEASE_MS = 3_000;

  /** A sign of life counts for this long. */
  static final long CONTACT_MS = 5_000;

  /** Who answered so lately is on this node's side when it deposes a leader. */
  static final long NEAR_MS = 2_000;

  /** Added where it is counted how long another node may rely on something: clocks differ. */
  static final long MARGIN_MS = 200;

  /** The second lowest of a view waits this much longer than the lowest, and so on. */
  static final long TURN_MS = 500;

  static final int TURNS_MAX = 6;

  /** How long a view must stand before its lowest node asks the holder for the lease. */
  static final long STEADY_MS = 5_000;

  /** A node that is lost so soon after it came back has not recovered. */
  static final long RELAPSE_MS = 20_000;

  /** How long it must stay then before it serves; so much longer each time. */
  static final long TRIAL_MS = 5_000;

  static final long TRIAL_MS_MAX = 15_000;

  /** Of two nodes that do not hear each other, one waits so long whether the other steps out. */
  static final long GIVE_WAY_MS = 4_000;

  /** Without contact for so long, in a view with a leader that lives, a node joins anew. */
  static final long DESERTED_MS = 30_000;

  /** How often one that stepped out looks whether it reaches all others. */
  static final long REACH_MS = 2_000;

  /** It comes back after this long even if it does not: whom it misses may be gone. */
  static final long OUT_MS_MAX = 60_000;

  /** How long taking the lease waits for work of the former leader that has not ended. */
  static final long LOCK_MS_MAX = 1_000;

  /** How long a renewal or a taking that has begun may wait for its node. */
  static final long ASK_IDLE_MS_MAX = 2_000;

  /** How long a transaction of the leader may wait for the leader. */
  static final long WORK_IDLE_MS_MAX = 3_000;

  /** How long one of its statements may take. */
  static final long WORK_STATEMENT_MS_MAX = 10_000;

  /** How long a node that leaves waits until its lease is given back. */
  static final long LEAVE_MS_MAX = 2_000;

  /** How long a start waits for contact; without, the node comes up and refuses requests. */
  static final long FIRST_CONTACT_MS_MAX = 10_000;

  static final long LOOK_PAUSE_MS = 10;

  /** Nodes that said goodbye are remembered, so that late words about them do no harm. */
  static final int GONE_NODES_MAX = 256;

  /** Before the first time that anything happened. */
  static final long NEVER = Long.MIN_VALUE / 4;

  private LeaseLimits() {}
}

package org.starling.platform.cluster;

/** Bounds of what is between nodes. */
final class NetworkLimits {
  /** The largest message; whoever has more to say splits it. */
  static final int MESSAGE_BYTES_MAX = 16 << 20;

  /** What may be on the way to one node on one subject, in units. */
  static final int WINDOW_UNITS = 4_096;

  /** One unit a message, and one more for each so many bytes. */
  static final int UNIT_BYTES = 1 << 10;

  /** Questions of this node that wait for answers at a time. */
  static final int ASKS_MAX = 1_024;

  /** Messages kept from a node that is not in the view yet. */
  static final int EARLY_MESSAGES_MAX = 10_000;

  /** How long what a node sent may still be handled before it is said that it left. */
  static final long LEFT_DRAIN_MS_MAX = 5_000;

  /** The same for one that fell silent. */
  static final long LOST_DRAIN_MS_MAX = 500;

  /** A node that leaves an {@code agree} open longer is given no more signs of life. */
  static final long AGREE_PATIENCE_MS = 2_000;

  /** How long one that stands still is waited for where nothing depends on it. */
  static final long SPREAD_WAIT_MS_MAX = 250;

  /** Nodes that are remembered, because they may come back. */
  static final int KNOWN_NODES_MAX = 1_000;

  /** Rows of the discovery table that are looked at. */
  static final int NODES_MAX = 100;

  /** How often the discovery table is read, so that a merge finds everybody. */
  static final long DISCOVERY_READ_MS = 2_000;

  static final long DISCOVERY_HEARTBEAT_MS = 60_000;

  /** Rows without a heartbeat for so long are of nodes that are gone. */
  static final long DISCOVERY_LIVE_MS = 1_800_000;

  /** A row whose node was out of the view for so long is removed by the leader. */
  static final long DISCOVERY_ABSENT_MS = 30_000;

  static final long DISCOVERY_SWEEP_MS = 5_000;

  static final long START_PAUSE_MS = 50;

  /** How long a start waits for others that start at the same moment. */
  static final long START_TURN_MS_MAX = 5_000;

  /** How long letting a connection in may take in all, however slowly it talks. */
  static final long DOOR_MS_MAX = 5_000;

  /** How long each step of it may take. */
  static final int HANDSHAKE_MS_MAX = 3_000;

  /** The same for a node that was reached before. */
  static final int HANDSHAKE_AGAIN_MS_MAX = 1_000;

  /** How long a node that was reached before and did not answer is left alone. */
  static final long CONNECT_PAUSE_MS = 1_000;

  /** A connection on which nothing gets on for so long is cut. */
  static final long WRITE_MS_MAX = 2_500;

  static final long WRITE_WATCH_MS = 200;

  /** Connections that are being looked at, before it is known who they are. */
  static final int HANDSHAKES_MAX = 256;

  static final int HANDSHAKES_PER_ADDRESS_MAX = 32;

  /** How often the cluster's keys are read again. */
  static final long KEYS_READ_MS = 10_000;

  /** A new key is shown when every node has read it, and the old one is taken for a while more. */
  static final long KEY_SHOWN_AFTER_MS = 30_000;

  static final long KEY_TAKEN_MS = 600_000;

  static final int KEYS_MAX = 10;

  /** Clocks that differ more are warned of. */
  static final long CLOCK_AHEAD_MS_MAX = 500;

  /** Nodes that are farther apart are warned of. */
  static final long ROUND_TRIP_MS_MAX = 20;

  static final long PULSE_WATCH_MS = 5_000;

  /** How long a node that leaves waits until the others have heard it. */
  static final long GOODBYE_MS_MAX = 3_000;

  private NetworkLimits() {}
}

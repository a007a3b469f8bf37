package org.starling.platform.realtime;

/** The bounds of the websocket hub; those that the contract names have its values. */
final class RealtimeLimits {
  static final int INBOUND_BYTES_MAX = 8192;

  /** Client requests of one connection that wait for an earlier one to be answered. */
  static final int INBOUND_REQUESTS_MAX = 16;

  static final int SEND_QUEUE_EVENTS_MAX = 256;
  static final int SEND_QUEUE_EVENTS_HALF = SEND_QUEUE_EVENTS_MAX / 2;
  static final int REPLAY_EVENTS_MAX = 128;

  /** What one connection may hold for replay beyond its newest event. */
  static final int REPLAY_BYTES_MAX = 512 << 10;

  static final int PARKED_MS_MAX = 5 * 60_000;

  /** Closed connections that one shard keeps for resuming; the oldest is forgotten beyond this. */
  static final int PARKED_CONNECTIONS_MAX = 20_000;

  /** Published and not yet taken up by every shard; whoever publishes waits beyond this. */
  static final int EVENTS_UNDER_WAY_MAX = 4096;

  static final int ORDERS_A_TURN_MAX = 256;
  static final int FLUSHES_A_TURN_MAX = 512;
  static final int WRITE_BYTES_MAX = 64 << 10;

  static final int PING_INTERVAL_MS = 60_000;
  static final int PONG_WAIT_MS_MAX = 100_000;
  static final int AUTHENTICATION_WAIT_MS_MAX = 5_000;
  static final int WRITE_WAIT_MS_MAX = 30_000;

  /** After our close frame the client has so long to close its side. */
  static final int CLOSE_WAIT_MS_MAX = 2_000;

  static final int SWEEP_INTERVAL_MS = 250;
  static final int OFFLINE_DELAY_MS = 500;

  /** A change of presence that a feature could not take is told again after a pause. */
  static final int PRESENCE_TRIES_MAX = 60;

  static final int PRESENCE_PAUSE_MS = 2_000;

  /** A resume waits so long for a socket that may be closing, before it counts as in use. */
  static final int CLOSING_WAIT_MS = 30;

  /** Smaller events are not worth compressing. */
  static final int DEFLATE_BYTES_MIN = 512;

  /** Events that wait to be sent to one other node; whoever publishes waits beyond this. */
  static final int LANE_EVENTS_MAX = 8192;

  static final int LANE_BYTES_MAX = 64 << 20;
  static final int LANE_EVENTS_ON_THE_WAY_MAX = 4096;

  /** Events for which nobody waits are acknowledged together. */
  static final int LANE_UNACKNOWLEDGED_MAX = 64;

  static final int LANE_BATCH_EVENTS_MAX = 256;
  static final int LANE_BATCH_BYTES_MAX = 256 << 10;

  /** What the network carries at once, and a little less. */
  static final int LANE_MESSAGE_BYTES_MAX = 15 << 20;

  /**
   * So long does an author's answer wait for a node that is slow to take an event; one that is
   * silent is lost sooner.
   */
  static final int HAND_OVER_WAIT_MS_MAX = 30_000;

  /** A message that could not be sent to a member is sent again after a pause. */
  static final int SEND_AGAIN_MS = 50;

  /** A new socket waits so long for all nodes to know of its user; then it is closed. */
  static final int ANNOUNCE_WAIT_MS_MAX = 15_000;

  /** One attempt of those. */
  static final int ANNOUNCE_ATTEMPT_MS_MAX = 2_000;

  /** That somebody has gone, or has no open socket any more, is told together with others. */
  static final int ANNOUNCE_LATER_MS = 250;

  /** A node that has not told who is there is asked again so often. */
  static final int ASK_AGAIN_MS = 1_000;

  /** A node that is new to another one may be told so before that one knows it as a member. */
  static final int MEMBER_WAIT_MS_MAX = 1_500;

  /** To get a connection from another node. */
  static final int RESUME_WAIT_MS_MAX = 3_000;

  /** For the events that must come with it to arrive at that node. */
  static final int CATCH_UP_WAIT_MS_MAX = 2_000;

  /** A connection with more in its queue begins anew instead of moving to another node. */
  static final int MOVED_BYTES_MAX = 8 << 20;

  /** Of events that connections which moved here may share. */
  static final int MOVED_PREFIXES_BYTES_MAX = 64 << 20;

  /** As long as a lost node may still have answered requests. */
  static final int LOST_NODE_SERVES_MS_MAX = 5_000;

  /** After that, other nodes may yet need so long to notice the loss too. */
  static final int LOSS_SPREADS_MS_MAX = 10_000;

  /** Connections of this node that begin anew, after a loss: 500 a second. */
  static final int RENEWALS_A_SWEEP_MAX = 500 * SWEEP_INTERVAL_MS / 1000;

  static final int QUESTION_WAIT_MS_MAX = 2_000;

  private RealtimeLimits() {}
}

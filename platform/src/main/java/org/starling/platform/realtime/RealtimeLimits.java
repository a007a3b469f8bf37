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

  private RealtimeLimits() {}
}

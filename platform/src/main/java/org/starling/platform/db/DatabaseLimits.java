package org.starling.platform.db;

/** Bounds of how the database is asked. */
final class DatabaseLimits {
  /** How long a caller waits for a free connection. */
  static final int BORROW_WAIT_MS_MAX = 10_000;

  /** The same at a replica, after which the read goes elsewhere. */
  static final int REPLICA_WAIT_MS_MAX = 2_000;

  /** How long urgent work waits for a connection or an answer, and on how many connections. */
  public static final int URGENT_SECONDS_MAX = 3;

  public static final int URGENT_CONNECTIONS_MAX = 2;

  /** How long one connection attempt may take, unless the address says otherwise. */
  static final int CONNECT_SECONDS_MAX = 10;

  static final int PRIMARY_ATTEMPTS_MAX = 5;
  static final int REPLICA_ATTEMPTS_MAX = 2;
  static final int ATTEMPT_PAUSE_MS = 2_000;

  /** A connection that stays silent this much longer than a statement may run is broken. */
  static final int SILENCE_SECONDS_MORE = 15;

  /** Connections kept although idle; more are closed after ConnMaxIdleTimeMilliseconds. */
  static final int IDLE_CONNECTIONS_KEPT = 4;

  /** How often it is looked whether a database that was left is still in use. */
  static final int DRAIN_PAUSE_MS = 500;

  /** A commit whose outcome is not known is under way no longer than this. */
  static final int UNKNOWN_COMMIT_MS_MAX = 60_000;

  static final int TRIES_MAX = 3;
  static final int RETRY_PAUSE_MS = 100;
  static final int VERSION_MIN = 14;

  /** Of those where the settings are, and how long one is kept that is not used. */
  static final int SETTINGS_CONNECTIONS_MAX = 2;

  static final int SETTINGS_IDLE_MS_MAX = 10_000;

  /** Old settings that are kept however old they are. */
  static final int SETTINGS_KEPT = 5;

  static final int LOCK_SECONDS = 15;
  static final int LOCK_REFRESH_MS = 7_500;
  static final int LOCK_PAUSE_MS_FIRST = 1_000;
  static final int LOCK_PAUSE_MS_MAX = 300_000;
  static final int LOCK_JITTER_MS_MAX = 250;

  private DatabaseLimits() {}
}

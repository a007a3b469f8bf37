package org.starling.features.sessions;

import java.time.Duration;

/** Bounds of this folder. */
final class SessionLimits {
  /** A further sign-in ends the session that was idle longest. */
  static final int SESSIONS_PER_USER_MAX = 500;

  static final int CACHED_SESSIONS_MAX = 100_000;

  /** Sessions that one statement ends when everybody is signed out. */
  static final int ENDED_AT_ONCE_MAX = 10_000;

  /** The activity of a session is written at most this often. */
  static final long ACTIVITY_WRITE_MS = 5 * 60_000;

  /** How often sessions that ran out are looked for, so that what hangs on them is told. */
  static final Duration SWEEP_EVERY = Duration.ofMinutes(1);

  /** Rows of sessions that ran out are kept so long, for the list of those who ask why. */
  static final Duration EXPIRED_KEPT = Duration.ofDays(1);

  /** How often their rows are deleted. */
  static final Duration DELETE_EVERY = Duration.ofHours(1);

  static final int SWEPT_AT_ONCE_MAX = 1_000;

  static final int DEVICE_CHARS_MAX = 512;

  /** How long a session of a personal access token lives: as good as for ever. */
  static final Duration TOKEN_SESSION_LENGTH = Duration.ofDays(100 * 365);

  /** Users whose sessions one question is about, when those of all are looked at. */
  static final int USERS_AT_ONCE_MAX = 1_000;

  /** Users whose sessions are read anew; with one more, all are. */
  static final int DOUBTED_USERS_MAX = 10_000;

  /** A token that nobody has is not told to all nodes again for so long. */
  static final Duration UNKNOWN_TOLD_KEPT = Duration.ofSeconds(30);

  static final int UNKNOWN_TOLD_MAX = 10_000;

  /** Tokens that nobody has and that one address has all nodes told of in one window. */
  static final int UNKNOWN_OF_ADDRESS_MAX = 100;

  static final Duration UNKNOWN_WINDOW = Duration.ofSeconds(10);

  static final int UNKNOWN_ADDRESSES_MAX = 10_000;

  private SessionLimits() {}
}

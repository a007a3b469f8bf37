package org.starling.features.sessions;

/** Bounds of this folder. */
final class SessionLimits {
  /** A further sign-in ends the session that was idle longest. */
  static final int SESSIONS_PER_USER_MAX = 500;

  static final int CACHED_SESSIONS_MAX = 100_000;

  /** Sessions that one statement ends when everybody is signed out. */
  static final int ENDED_AT_ONCE_MAX = 10_000;

  /** The activity of a session is written at most this often. */
  static final long ACTIVITY_WRITE_MS = 5 * 60_000;

  static final int DEVICE_CHARS_MAX = 512;
  static final int TOKEN_DESCRIPTION_CHARS_MAX = 255;
  static final int TOKENS_FOUND_MAX = 100;

  /** How long a session of a personal access token lives: as good as for ever. */
  static final long PERSONAL_TOKEN_HOURS = 100L * 365 * 24;

  private SessionLimits() {}
}

package org.starling.features.directory;

/** Bounds of what is found at once. */
final class DirectoryLimits {
  static final int FOUND_USERS_DEFAULT = 100;
  static final int FOUND_USERS_MAX = 1000;

  /** Ids or names in one question; the body's own limit is near this. */
  static final int ASKED_USERS_MAX = 12_000;

  static final int KNOWN_USERS_MAX = 100_000;
  static final int GROUP_CHANNEL_MEMBERS_MAX = 20_000;
  static final int OWN_TEAMS_MAX = 10_000;
  static final int INVALID_EMAILS_MAX = 1000;

  private DirectoryLimits() {}
}

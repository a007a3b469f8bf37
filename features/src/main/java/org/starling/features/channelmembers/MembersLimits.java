package org.starling.features.channelmembers;

/** What bounds requests about memberships. */
final class MembersLimits {
  /** People added by one request. */
  static final int ADDED_USERS_MAX = 1000;

  /** Memberships in one answer without pages. */
  static final int MEMBERSHIPS_MAX = 100_000;

  /** Memberships read at once while a stream of them is written. */
  static final int STREAM_ROWS = 1000;

  /** Ids of people or channels in one request. */
  static final int IDS_MAX = 1000;

  /** Names of time zones in one answer. */
  static final int ZONES_MAX = 2000;

  private MembersLimits() {}
}

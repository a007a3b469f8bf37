package org.starling.features.teammembers;

/** Bounds of memberships in teams. */
final class MemberLimits {
  /** Users whose memberships are kept in memory. */
  static final int CACHED_USERS_MAX = 50_000;

  /** Members kept in memory, summed over the cached teams. */
  static final int CACHED_MEMBERS_MAX = 2_000_000;

  /** Members of one team that are ever read at once. */
  static final int MEMBERS_OF_TEAM_MAX = 1_000_000;

  /** Memberships of one user that are ever read at once. */
  static final int TEAMS_OF_USER_MAX = 10_000;

  static final int ROLES_CHARS_MAX = 256;

  private MemberLimits() {}
}

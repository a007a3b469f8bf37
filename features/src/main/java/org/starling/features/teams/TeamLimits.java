package org.starling.features.teams;

/** Bounds of teams; lengths in characters, {@code NAME_CHARS_MAX} in letters of the address. */
final class TeamLimits {
  static final int NAME_CHARS_MIN = 2;
  static final int NAME_CHARS_MAX = 64;
  static final int DISPLAY_NAME_CHARS_MAX = 64;
  static final int DESCRIPTION_CHARS_MAX = 255;
  static final int COMPANY_CHARS_MAX = 64;
  static final int DOMAINS_CHARS_MAX = 500;
  static final int EMAIL_CHARS_MAX = 128;

  /** Teams that one search finds. */
  static final int FOUND_MAX = 1_000;

  /** Teams kept in memory. */
  static final int CACHED_TEAMS_MAX = 10_000;

  private TeamLimits() {}
}

package org.starling.features.users;

/** Bounds of accounts; text lengths in characters (contract errors-roles-limits.md section 2). */
public final class UserLimits {
  public static final int USERNAME_CHARS_MAX = 64;
  public static final int EMAIL_CHARS_MAX = 128;
  public static final int NAME_CHARS_MAX = 64;
  public static final int POSITION_CHARS_MAX = 128;
  public static final int LOCALE_CHARS_MAX = 5;
  public static final int ROLES_CHARS_MAX = 256;
  public static final int TIMEZONE_JSON_CHARS_MAX = 256;
  public static final int CACHED_USERS_MAX = 50_000;

  /** Ids or names in one question of another feature to the database. */
  public static final int USERS_AT_ONCE_MAX = 10_000;

  private UserLimits() {}
}

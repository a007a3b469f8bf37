package org.starling.features.roles;

/** Bounds of this folder. */
final class RoleLimits {
  static final int NAMES_PER_CALL_MAX = 100;
  static final int NAME_CHARS_MAX = 64;

  /** Roles kept in memory; schemes bring six each. */
  static final int CACHED_ROLES_MAX = 20_000;

  /** Roles that one listing returns. */
  static final int LISTED_ROLES_MAX = 10_000;

  private RoleLimits() {}
}

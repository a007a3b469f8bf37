package org.starling.features.teamjoins;

/** Bounds of joining teams. */
final class JoinLimits {
  /** People added by one request. */
  static final int ADDED_AT_ONCE_MAX = 256;

  private JoinLimits() {}
}

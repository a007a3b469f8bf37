package org.starling.features.accesstokens;

/** Bounds of this folder. */
final class AccessTokenLimits {
  static final int DESCRIPTION_CHARS_MAX = 255;

  /** Tokens that one search returns. */
  static final int FOUND_MAX = 100;

  private AccessTokenLimits() {}
}

package org.starling.features.settings;

/** Bounds of this folder. */
final class SettingsLimits {
  /** The longest post, in characters, that clients are told of. */
  static final int POST_CHARS_MAX = 16_383;

  /** The largest body of a whole configuration. */
  static final long CONFIG_BYTES_MAX = 4L << 20;

  private SettingsLimits() {}
}

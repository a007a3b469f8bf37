package org.starling.features.settings;

import java.time.Duration;

/** Bounds of this folder. */
final class SettingsLimits {
  /** The longest post, in characters, that clients are told of. */
  static final int POST_CHARS_MAX = 16_383;

  /** The largest body of a whole configuration. */
  static final long CONFIG_BYTES_MAX = 4L << 20;

  /** How long settings in a database may be others than this node's before it reads them. */
  static final int FOLLOW_SECONDS_MAX = 10;

  /** How soon they are read again if that failed. */
  static final int FOLLOW_AGAIN_MS = 1_000;

  /** How often they are tried to be read while the node that saved them waits. */
  static final int FOLLOW_NOW_TRIES_MAX = 3;

  /** No try begins later; a node that takes much longer is taken to stand still. */
  static final long FOLLOW_NOW_NS_MAX = 1_000_000_000L;

  static final long FOLLOW_NOW_PAUSE_NS = 300_000_000L;

  /** How often old settings in a database are looked for. */
  static final Duration FORGET_EVERY = Duration.ofDays(1);

  private SettingsLimits() {}
}

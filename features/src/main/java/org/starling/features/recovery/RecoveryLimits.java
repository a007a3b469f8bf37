package org.starling.features.recovery;

import java.time.Duration;

/** Bounds of this folder. */
final class RecoveryLimits {
  static final int SECRET_CHARS = 64;

  /** How long the links in mails about passwords and addresses work. */
  static final Duration LINK_LIFE = Duration.ofHours(24);

  /** One-time tokens older than this are swept out, whatever they were for. */
  static final Duration TOKEN_LIFE_MAX = Duration.ofHours(48);

  /** How long a login may take on its way to the desktop application. */
  static final Duration DESKTOP_TOKEN_LIFE = Duration.ofMinutes(3);

  static final Duration SWEPT_EVERY = Duration.ofHours(1);
  static final int SWEPT_AT_ONCE_MAX = 1_000;

  private RecoveryLimits() {}
}

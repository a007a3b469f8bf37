package org.starling.features.teaminvites;

import java.time.Duration;

/** Bounds of invitations. */
final class InviteLimits {
  /** How long a mailed invitation counts. */
  static final Duration VALID = Duration.ofHours(48);

  static final int TOKEN_CHARS = 64;

  /** Addresses that one request may name. */
  static final int EMAILS_AT_ONCE_MAX = 1_000;

  static final int EMAIL_CHARS_MAX = 128;

  /** Mails one person may have sent at once, and how many more become free each hour. */
  static final int MAILS_BURST_MAX = 100;

  static final int MAILS_PER_HOUR = 20;

  /** People whose recent mails are remembered. */
  static final int SENDERS_MAX = 10_000;

  private InviteLimits() {}
}

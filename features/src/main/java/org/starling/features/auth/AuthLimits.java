package org.starling.features.auth;

import java.time.Duration;
import org.starling.platform.http.Rate;

/** Bounds of this folder. */
final class AuthLimits {
  static final int PASSWORD_BYTES_MAX = 72;

  /** Attempts of one address, where rates are limited. */
  static final Rate LOGIN_RATE = new Rate(5, 10);

  /** Passwords that wait for their turn to be hashed; beyond that the server is busy. */
  static final int HASHES_WAITING_MAX = 2_000;

  /** How long one attempt waits for others at the same account. */
  static final long ATTEMPT_WAIT_MS_MAX = 120_000;

  /** Attempts that wait for others at the same account. */
  static final int ATTEMPTS_WAITING_MAX = 100;

  static final int MAIL_SENDERS = 2;
  static final int MAILS_WAITING_MAX = 1_000;
  static final int MAIL_ATTEMPTS_MAX = 3;

  /** Before the second attempt; doubled before each further one. */
  static final Duration MAIL_RETRY_PAUSE = Duration.ofSeconds(5);

  private AuthLimits() {}
}

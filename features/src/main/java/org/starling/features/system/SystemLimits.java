package org.starling.features.system;

import java.time.Duration;

/** Bounds of this folder. */
final class SystemLimits {
  static final int BUSY_SECONDS_DEFAULT = 3600;
  static final int BUSY_SECONDS_MAX = 60 * 60 * 24;
  static final int NOTICES_MAX = 100;
  static final int NOTICE_CHARS_MAX = 26;
  static final int LOG_LINES_PAGE_MAX = 10_000;
  static final int LOG_LINES_PAGE_DEFAULT = 10_000;

  /** How far back the log is read for one page. */
  static final long LOG_BYTES_READ_MAX = 64L << 20;

  /** How much of its log a node gives to another one at a time. */
  static final int LOG_ANSWER_CHARS_MAX = 2_000_000;

  /** How long the other nodes may take to say how much is connected to them. */
  static final Duration FIGURES_WAIT_MAX = Duration.ofSeconds(2);

  /** A line that a client asks us to log. */
  static final int CLIENT_LINE_CHARS_MAX = 400;

  static final int REPORT_DAYS = 31;
  static final Duration SITE_URL_WAIT_MAX = Duration.ofSeconds(10);
  static final int MIGRATIONS_MAX = 1000;

  /** Client measurements: metrics in one report. */
  static final int REPORT_VALUES_MAX = 1000;

  private SystemLimits() {}
}

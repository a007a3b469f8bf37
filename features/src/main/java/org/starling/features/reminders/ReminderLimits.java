package org.starling.features.reminders;

import java.time.Duration;

/** What bounds reminders. */
final class ReminderLimits {
  /** Reminders sent in one go; what is left is sent in the next. */
  static final int DUE_AT_ONCE_MAX = 1_000;

  static final Duration SENT_EVERY = Duration.ofMinutes(5);

  private ReminderLimits() {}
}

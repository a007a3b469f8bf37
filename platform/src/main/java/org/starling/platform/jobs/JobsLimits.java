package org.starling.platform.jobs;

import java.time.Duration;

/** Bounds of jobs. */
final class JobsLimits {
  /** How often each node looks for jobs to take; the first time at random within it. */
  static final Duration WATCH_PAUSE = Duration.ofSeconds(15);

  /** How often a running job looks whether it is to be canceled, and says that it lives. */
  static final Duration CANCEL_PAUSE = Duration.ofSeconds(5);

  /** How often the leader looks at the schedules. */
  static final Duration SCHEDULE_PAUSE = Duration.ofMinutes(1);

  /** How long after its time a job may be added, so that nodes do not do it at once. */
  static final int SCHEDULE_JITTER_MS_MAX = 2_000;

  /** How often the leader looks for jobs of nodes that are gone. */
  static final Duration REAP_PAUSE = Duration.ofSeconds(15);

  /** A job of another cluster on the same database is left alone while it gave signs of life. */
  static final Duration STRANGER_SILENT_MAX = Duration.ofMinutes(2);

  /** How long a stop waits for jobs to put down what they do. */
  static final Duration STOP_WAIT_MAX = Duration.ofSeconds(5);

  /** Jobs looked at in one go. */
  static final int ROWS_MAX = 1_000;

  /** A transaction of a job that was stopped in the middle is ended by the database. */
  static final int WORK_IDLE_MS_MAX = 3_000;

  /** How long a taking over waits for such a transaction. */
  static final int LOCK_MS_MAX = 1_000;

  /** Between two batches of rows that a job deletes. */
  static final Duration BATCH_PAUSE = Duration.ofMillis(100);

  /** The longest name of a type. */
  static final int TYPE_CHARS_MAX = 32;

  private JobsLimits() {}
}

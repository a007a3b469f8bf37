package org.starling.features.postwrites;

import java.time.Duration;

/** What bounds the writing of posts. */
final class WriteLimits {
  /** Threads that write posts, each with channels of its own: half as many as processors. */
  static final int WRITERS_MIN = 2;

  static final int WRITERS_MAX = 8;

  /** Posts that share one transaction. */
  static final int BATCH_POSTS_MAX = 64;

  /** Posts waiting for one writer; more are refused. */
  static final int QUEUE_POSTS_MAX = 2_000;

  /** How long a request waits for its post to be written. */
  static final long WRITE_WAIT_MS_MAX = 30_000;

  /** How long a repeated request waits for the first one to be over. */
  static final Duration FIRST_WAIT_MAX = Duration.ofSeconds(15);

  /** How long a repeated request is known to be one. */
  static final long PENDING_KEPT_MS = 48L * 3600 * 1000;

  static final Duration PENDING_SWEPT_EVERY = Duration.ofHours(1);

  /** Rows taken away by one statement. */
  static final int PENDING_SWEEP_ROWS = 10_000;

  /** People in a direct or group channel. */
  static final int CONVERSATION_MEMBERS_MAX = 100;

  private WriteLimits() {}
}

package org.starling.features.threads;

/** What bounds threads. */
final class ThreadLimits {
  /** What a page of nothing is answered with. */
  static final int PAGE_THREADS_AT_ZERO = 30;

  /** Followers of the threads of one batch of replies. */
  static final int FOLLOWERS_MAX = 1_000_000;

  /** Replies of one thread whose times or texts are read. */
  static final int REPLIES_MAX = 100_000;

  private ThreadLimits() {}
}

package org.starling.features.threads;

/** What bounds threads. */
final class ThreadLimits {
  static final int PAGE_THREADS_DEFAULT = 30;
  static final int PAGE_THREADS_MAX = 200;

  /** Followers of the threads of one batch of replies. */
  static final int FOLLOWERS_MAX = 1_000_000;

  /** Replies of one thread whose times or texts are read. */
  static final int REPLIES_MAX = 100_000;

  private ThreadLimits() {}
}

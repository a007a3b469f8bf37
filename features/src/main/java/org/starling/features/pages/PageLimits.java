package org.starling.features.pages;

/** What bounds reading. */
final class PageLimits {
  static final int PAGE_POSTS_MAX = 200;
  static final int AROUND_POSTS_DEFAULT = 60;

  /** Posts changed since a time. */
  static final int SINCE_POSTS_MAX = 1_000;

  /** Posts of the threads that a page touches. */
  static final int THREAD_POSTS_MAX = 10_000;

  static final int PINNED_POSTS_MAX = 10_000;

  /** Ids in one request. */
  static final int IDS_MAX = 1_000;

  static final int VERSIONS_MAX = 10_000;

  /** Newest pages kept in memory, in bytes. */
  static final long KEPT_BYTES_MAX = 64L << 20;

  /** A larger page is not kept. */
  static final int KEPT_PAGE_BYTES_MAX = 1 << 20;

  private PageLimits() {}
}

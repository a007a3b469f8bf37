package org.starling.features.search;

/** What bounds searching. */
final class SearchLimits {
  /** Posts in an answer; there is no second page. */
  static final int POSTS_MAX = 100;

  /** Files in an answer. */
  static final int FILES_MAX = 100;

  /** Words, phrases and filters of one search; more are ignored. */
  static final int TERMS_MAX = 50;

  private SearchLimits() {}
}

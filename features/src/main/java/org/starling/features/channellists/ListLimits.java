package org.starling.features.channellists;

/** What bounds lists of channels. */
final class ListLimits {
  /** Channels in one answer without pages. */
  static final int CHANNELS_MAX = 100_000;

  /** Channels that a search finds. */
  static final int FOUND_MAX = 100;

  /** Channels offered while somebody types. */
  static final int OFFERED_MAX = 50;

  /** Channels found over all teams, without pages. */
  static final int FOUND_EVERYWHERE_MAX = 50;

  /** Words of a search that are looked at. */
  static final int WORDS_MAX = 20;

  /** Channels found over all teams, in one page. */
  static final int PAGE_ROWS_MAX = 200;

  /** Ids in one request. */
  static final int IDS_MAX = 10_000;

  private ListLimits() {}
}

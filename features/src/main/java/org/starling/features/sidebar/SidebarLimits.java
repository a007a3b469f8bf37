package org.starling.features.sidebar;

/** What bounds sidebars. */
final class SidebarLimits {
  static final int DISPLAY_NAME_CHARS_MAX = 64;
  static final int SORTING_CHARS_MAX = 64;

  /** Categories of one person in one team. */
  static final int CATEGORIES_MAX = 1000;

  /** Channels in one person's sidebar. */
  static final int CHANNELS_MAX = 100_000;

  /** Between the sort orders of neighbours. */
  static final int SORT_STEP = 10;

  private SidebarLimits() {}
}

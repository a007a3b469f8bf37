package org.starling.features.preferences;

/** Bounds of preferences; the contract counts the category in bytes. */
final class PreferenceLimits {
  static final int CATEGORY_BYTES_MAX = 32;
  static final int NAME_BYTES_MAX = 32;
  static final int VALUE_CHARS_MAX = 20_000;
  static final int CHANGED_AT_ONCE_MAX = 100;
  static final int READ_AT_ONCE_MAX = 50_000;
  static final int VISIBLE_DIRECT_CHANNELS_MIN = 1;
  static final int VISIBLE_DIRECT_CHANNELS_MAX = 40;

  /** Of the people of a team, shown as direct messages to who joins it by signing up. */
  static final int SHOWN_TO_NEWCOMERS_MAX = 10;

  private PreferenceLimits() {}
}

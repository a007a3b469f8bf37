package org.starling.features.emoji;

/** The bounds of own emoji. */
final class EmojiLimits {
  static final long PICTURE_BYTES_MAX = 512 << 10;
  static final long FORM_BYTES_MAX = 1 << 20;
  static final long PICTURE_PIXELS_MAX = 1028L * 1028;
  static final int SIDE_PIXELS_MAX = 128;
  static final int NAMES_MAX = 200;

  /** Different names in the texts of one page. */
  static final int NAMES_SHOWN_MAX = 5_000;

  static final int FOUND_MAX = 100;

  private EmojiLimits() {}
}

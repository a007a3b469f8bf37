package org.starling.features.files;

/** The bounds of files. */
final class FileLimits {
  static final int NAME_BYTES_MAX = 256;
  static final int EXTENSION_CHARS_MAX = 64;

  /** A post names ten at most; rows beyond come from other servers. */
  static final int POST_FILES_MAX = 50;

  /** Unfinished uploads of one person that are listed. */
  static final int UPLOADS_LISTED_MAX = 200;

  /** Parts but the last are at least as large. */
  static final long PART_BYTES_MIN = 5L << 20;

  /** Pictures larger than this are kept without preview. */
  static final long PICTURE_BYTES_MAX = 32L << 20;

  static final int PREVIEW_WIDTH_PIXELS = 1920;
  static final int THUMBNAIL_WIDTH_PIXELS = 120;
  static final int THUMBNAIL_HEIGHT_PIXELS = 100;
  static final int MINI_PIXELS = 16;

  private FileLimits() {}
}

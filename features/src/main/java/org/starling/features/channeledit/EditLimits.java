package org.starling.features.channeledit;

/** What bounds a channel's values, text in code points. */
final class EditLimits {
  static final int DISPLAY_NAME_CHARS_MAX = 64;
  static final int NAME_CHARS_MAX = 64;
  static final int HEADER_CHARS_MAX = 1024;
  static final int PURPOSE_CHARS_MAX = 250;

  /** People in a group channel, its creator included. */
  static final int GROUP_USERS_MIN = 3;

  static final int GROUP_USERS_MAX = 8;

  /** Channels of one team that are handled at once. */
  static final int CHANNELS_MAX = 100_000;

  private EditLimits() {}
}

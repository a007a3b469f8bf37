package org.starling.features.channels;

/** What bounds reading and keeping channels. */
final class ChannelLimits {
  /** Members of one channel that are read at once. */
  static final int MEMBERS_MAX = 1_000_000;

  /** Channels in one answer without pages. */
  static final int CHANNELS_MAX = 100_000;

  static final int CACHED_CHANNELS_MAX = 50_000;

  /** Memberships held in memory over all channels, about 150 bytes each. */
  static final int CACHED_MEMBERSHIPS_MAX = 400_000;

  /** Longer than a node tells others of a change. */
  static final long LEFT_LATELY_MS = 60_000;

  /** Channels that somebody left lately, which are looked at again. */
  static final int LEFT_LATELY_MAX = 1_000;

  private ChannelLimits() {}
}

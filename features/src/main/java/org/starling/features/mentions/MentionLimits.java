package org.starling.features.mentions;

/** What bounds mentions. */
final class MentionLimits {
  /** Members over all indexes held in memory, about 200 bytes each. */
  static final int INDEXED_MEMBERS_MAX = 400_000;

  /** Names in one text that may call somebody from outside the channel. */
  static final int STRANGERS_MAX = 50;

  /** People whose choice of collapsed threads is remembered. */
  static final int CHOICES_MAX = 100_000;

  private MentionLimits() {}
}

package org.starling.features.status;

import java.time.Duration;

/** The bounds of statuses. */
final class StatusLimits {
  static final int CACHED_STATUSES_MAX = 35_000;

  /** Of users who are not connected here; another node may know better. */
  static final Duration CACHED_MAX = Duration.ofSeconds(5);

  static final int UNSAVED_STATUSES_MAX = 50_000;
  static final int SAVED_AT_ONCE_MAX = 1_000;
  static final int ENDED_AT_ONCE_MAX = 1_000;
  static final Duration SAVE_INTERVAL = Duration.ofMillis(500);
  static final Duration TICK_INTERVAL = Duration.ofSeconds(5);
  static final int TICKS_A_HEARTBEAT = 2;

  /** A node that was not heard of for so long is gone, and so are its sockets. */
  static final Duration NODE_SILENCE_MAX = Duration.ofSeconds(30);

  /** Activity alone is written at most so often. */
  static final Duration ACTIVITY_WRITE_INTERVAL = Duration.ofMinutes(2);

  /** Another node where the user has sockets may tell so late that they were active there. */
  static final Duration ACTIVITY_ELSEWHERE_MAX = TICK_INTERVAL.multipliedBy(3);

  static final int IDS_MAX = 10_000;

  /** How often users are looked for whose dnd has ended; so late is it when leaders change. */
  static final Duration DND_ENDED_EVERY = Duration.ofSeconds(5);

  private StatusLimits() {}
}

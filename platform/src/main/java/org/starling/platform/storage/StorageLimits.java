package org.starling.platform.storage;

import java.time.Duration;

/** Bounds of the file store. */
final class StorageLimits {
  /** What an object store takes as the smallest part of a larger object. */
  static final int PART_BYTES_MIN = 5 << 20;

  /** One part of an upload is kept in memory. */
  static final int PART_BYTES_MAX = 64 << 20;

  /** What an object store takes as the most parts of one object. */
  static final int PARTS_MAX = 10_000;

  static final int KEY_CHARS_MAX = 1024;
  static final Duration CONNECT_WAIT_MAX = Duration.ofSeconds(5);

  private StorageLimits() {}
}

package org.starling.loadgen;

import java.util.Arrays;

/** Durations in nanoseconds, at most {@code max} of them kept (the first ones). */
final class Latencies {
  private static final double NANOS_A_MILLI = 1e6;

  private final long[] nanos;
  private int count;

  Latencies(int max) {
    this.nanos = new long[max];
  }

  synchronized void add(long duration) {
    if (count < nanos.length) {
      nanos[count++] = duration;
    }
  }

  synchronized int count() {
    return count;
  }

  /** In milliseconds; {@code share} from 0 to 1. */
  synchronized double percentile(double share) {
    if (count == 0) {
      return 0;
    }
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return sorted[Math.min(count - 1, (int) (share * count))] / NANOS_A_MILLI;
  }
}

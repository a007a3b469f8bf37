package org.starling.platform.db;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.starling.platform.metrics.Histogram;
import org.starling.platform.metrics.Metrics;

/**
 * Times each statement by the store method that asked for it, as long as somebody measures: finding
 * the method out costs a few microseconds.
 */
final class StoreTimes {
  private static final String STORE = "Store";
  private static final String OTHER = "other";

  /** Frames between a store's method and here, and a few more. */
  private static final int FRAMES_MAX = 12;

  private final StackWalker stack = StackWalker.getInstance();
  private volatile @Nullable Histogram histogram;

  void into(Metrics metrics) {
    histogram =
        metrics.timer("mattermost_db_store_time", "Time that statements took", "method", "success");
  }

  boolean on() {
    return histogram != null;
  }

  <T> T timed(Supplier<T> statement) {
    Histogram into = histogram;
    if (into == null) {
      return statement.get();
    }
    long began = System.nanoTime();
    boolean success = false;
    try {
      T result = statement.get();
      success = true;
      return result;
    } finally {
      into.observeNanos(System.nanoTime() - began, method(), Boolean.toString(success));
    }
  }

  private String method() {
    return stack.walk(frames ->
        frames
            .limit(FRAMES_MAX)
            .filter(frame -> frame.getClassName().endsWith(STORE))
            .findFirst()
            .map(frame -> name(frame.getClassName(), frame.getMethodName()))
            .orElse(OTHER));
  }

  /** As the contract writes them: PostStore.Save. */
  private static String name(String type, String method) {
    return type.substring(type.lastIndexOf('.') + 1)
        + '.'
        + Character.toUpperCase(method.charAt(0))
        + method.substring(1);
  }
}

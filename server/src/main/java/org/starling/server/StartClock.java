package org.starling.server;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures the phases of a start, from the JVM's own beginning. */
final class StartClock {
  private static final double MILLIS_A_SECOND = 1_000.0;

  private final List<String> phases = new ArrayList<>();
  private final long began = ManagementFactory.getRuntimeMXBean().getStartTime();
  private long last = began;

  /** Ends a phase; the time since the last one is its time. */
  void done(String phase) {
    long now = System.currentTimeMillis();
    phases.add(phase + " " + seconds(now - last));
    last = now;
  }

  /** One line for people. */
  String summary() {
    return "Started in %s: %s"
        .formatted(seconds(System.currentTimeMillis() - began), String.join(", ", phases));
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.2f s", millis / MILLIS_A_SECOND);
  }
}

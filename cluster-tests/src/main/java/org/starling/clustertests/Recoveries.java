package org.starling.clustertests;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.starling.clustertests.lab.Waiting;

/** How long it takes after a process was killed until the last client is complete again. */
final class Recoveries {
  private static final int LOOK_MS = 20;

  /** A socket through a proxy learns of the end of its node a moment later. */
  private static final int NOTICE_MS = 500;

  private static final int RECOVERY_MS_MAX = 30_000;

  private final BooleanSupplier complete;
  private final List<Long> times = Collections.synchronizedList(new ArrayList<>());

  Recoveries(BooleanSupplier complete) {
    this.complete = complete;
  }

  /** Somebody was killed just now: watches in the background. */
  void killed() {
    long began = System.nanoTime();
    Thread.ofVirtual().start(() -> watch(began));
  }

  private void watch(long began) {
    long last = 0;
    long now = 0;
    // Complete is who stayed so for a while: the others have not noticed yet.
    while (now < RECOVERY_MS_MAX && now - last < 4 * NOTICE_MS) {
      Waiting.pause(LOOK_MS);
      now = (System.nanoTime() - began) / 1_000_000;
      if (!complete.getAsBoolean()) {
        last = now;
      }
    }
    times.add(last);
  }

  @Override
  public String toString() {
    List<Long> sorted = times.stream().sorted().toList();
    return sorted.isEmpty()
        ? "nobody was killed"
        : "the last client was complete again %d ms after a SIGKILL (median), %d ms at most, of %d"
            .formatted(sorted.get(sorted.size() / 2), sorted.getLast(), sorted.size());
  }
}

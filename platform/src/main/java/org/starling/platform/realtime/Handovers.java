package org.starling.platform.realtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets whoever publishes wait until the nodes concerned have taken the event: before the author
 * hears that it happened, all can hear of it. Several events are waited for at once.
 */
final class Handovers {
  private static final Logger LOG = LoggerFactory.getLogger(Handovers.class);

  /** An event on its way. */
  record Pending(Lane lane, long number) {}

  private final ThreadLocal<@Nullable List<Pending>> gathered = new ThreadLocal<>();

  /** Waits, unless the thread gathers. */
  void add(List<Pending> pending) {
    List<Pending> gathering = gathered.get();
    if (gathering == null) {
      await(pending);
    } else {
      gathering.addAll(pending);
    }
  }

  /** What was done, and what there is to wait for. */
  record Gathered<T>(T result, List<Pending> pending) {}

  /** Runs {@code publishing} without waiting; within another one, that one waits for both. */
  <T> Gathered<T> gather(Supplier<T> publishing) {
    if (gathered.get() != null) {
      return new Gathered<>(publishing.get(), List.of());
    }
    List<Pending> mine = new ArrayList<>();
    gathered.set(mine);
    try {
      return new Gathered<>(publishing.get(), mine);
    } finally {
      gathered.remove();
    }
  }

  static void await(List<Pending> pending) {
    await(pending, TimeUnit.MILLISECONDS.toNanos(RealtimeLimits.HAND_OVER_WAIT_MS_MAX));
  }

  /** Waits so long for all together. */
  static void await(List<Pending> pending, long nanos) {
    long end = System.nanoTime() + nanos;
    for (Pending one : pending.reversed()) {
      if (!one.lane().awaitTaken(one.number(), end - System.nanoTime())) {
        LOG.warn("a node has not taken an event yet; its author is answered before it has");
        one.lane().late();
      }
    }
  }
}

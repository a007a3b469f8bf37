package org.starling.platform.cluster;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Performs {@link LeaseEffect.StepOut}: leaves the others, and comes back when this node reaches
 * all of them again.
 */
final class Retreat {
  private static final Logger LOG = LoggerFactory.getLogger(Retreat.class);

  private final GroupChannel channel;
  private final Network network;
  private final NodeDirectory directory;
  private final Runnable join;
  private final AtomicBoolean out = new AtomicBoolean();
  private volatile boolean closed;
  private volatile @Nullable Thread thread;

  /** How long it stayed away last, and when it was back; 0 if it never left. */
  private long stayMs;

  private long backAt;

  /**
   * @param join takes this node's row in the discovery table, and joins
   */
  Retreat(GroupChannel channel, Network network, NodeDirectory directory, Runnable join) {
    this.channel = channel;
    this.network = network;
    this.directory = directory;
    this.join = join;
  }

  void begin() {
    if (out.compareAndSet(false, true)) {
      thread = Thread.ofVirtual().name("cluster-retreat").start(this::run);
    }
  }

  private void run() {
    LOG.warn(
        "Another node and this one do not hear each other, though both are among those whom the rest"
            + " of the cluster hears: this node leaves, serves nobody, and comes back when it reaches"
            + " all others; look at the network");
    leave();
    pause(stay());
    long end = System.nanoTime() + nanos(LeaseLimits.OUT_MS_MAX);
    while (!closed && !reachesAll() && System.nanoTime() < end) {
      pause(LeaseLimits.REACH_MS);
    }
    while (!closed && !joined()) {
      pause(LeaseLimits.REACH_MS);
    }
    out.set(false);
  }

  private void leave() {
    try {
      channel.disconnect();
      network.view(Set.of(network.self()), Set.of());
    } catch (RuntimeException e) {
      LOG.error("Leaving the others failed; this node joins them anew", e);
    }
  }

  /** Longer each time that it comes back in vain: not all that seems reachable is. */
  private long stay() {
    boolean inVain = stayMs > 0 && System.nanoTime() - backAt < nanos(LeaseLimits.RELAPSE_MS);
    stayMs = inVain ? Math.min(4 * stayMs, LeaseLimits.OUT_MS_MAX) : LeaseLimits.REACH_MS;
    return stayMs;
  }

  private boolean reachesAll() {
    try {
      return directory.reachesAll();
    } catch (RuntimeException e) {
      LOG.debug("whether all nodes are reached is not known: {}", e.toString());
      return false;
    }
  }

  private boolean joined() {
    try {
      join.run();
      backAt = System.nanoTime();
      LOG.info("This node is back among the others");
      return true;
    } catch (RuntimeException e) {
      LOG.warn("This node could not come back yet: {}", e.getMessage());
      return false;
    }
  }

  private static void pause(long milliseconds) {
    LockSupport.parkNanos(nanos(milliseconds));
  }

  private static long nanos(long milliseconds) {
    return TimeUnit.MILLISECONDS.toNanos(milliseconds);
  }

  /** Before the channel is closed for good: nothing joins after this, or not for long. */
  void close() {
    closed = true;
    Thread running = thread;
    if (running != null) {
      running.interrupt();
      try {
        running.join(LeaseLimits.LEAVE_MS_MAX);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

package org.starling.platform.cluster;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
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
      Thread.ofVirtual().name("cluster-retreat").start(this::run);
    }
  }

  private void run() {
    LOG.warn(
        "Another node and this one do not hear each other, though both are among those whom the rest"
            + " of the cluster hears: this node leaves, serves nobody, and comes back when it reaches"
            + " all others; look at the network");
    channel.disconnect();
    network.view(Set.of(network.self()), Set.of());
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LeaseLimits.OUT_MS_MAX);
    do {
      pause();
    } while (!closed && !reachesAll() && System.nanoTime() < end);
    while (!closed && !joined()) {
      pause();
    }
    out.set(false);
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
      LOG.info("This node is back among the others");
      return true;
    } catch (RuntimeException e) {
      LOG.warn("This node could not come back yet: {}", e.getMessage());
      return false;
    }
  }

  private static void pause() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LeaseLimits.REACH_MS));
  }

  /** Before the channel is closed for good. */
  void close() {
    closed = true;
  }
}

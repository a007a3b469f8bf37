package org.starling.platform.cluster;

import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Strangers at the cluster's port: counted, and told of once a minute. */
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  private final LongSupplier nanos;
  private final AtomicLong total = new AtomicLong();
  private long told;
  private long nextAt;

  Refusals(LongSupplier nanos) {
    this.nanos = nanos;
    this.nextAt = nanos.getAsLong();
  }

  long total() {
    return total.get();
  }

  synchronized void add(InetAddress from, String reason) {
    long count = total.incrementAndGet();
    long now = nanos.getAsLong();
    if (now - nextAt >= 0) {
      nextAt = now + TimeUnit.MINUTES.toNanos(1);
      LOG.warn(
          "The cluster's port refused {} connections since this was said last; the newest is from"
              + " {}: {}. Let only the nodes of the cluster reach that port.",
          count - told,
          from.getHostAddress(),
          reason);
      told = count;
    }
  }
}

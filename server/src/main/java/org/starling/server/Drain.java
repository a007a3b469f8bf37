package org.starling.server;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.platform.Platform;
import org.starling.platform.cluster.Standing;
import org.starling.platform.http.HttpServer;
import org.starling.platform.realtime.Hub;

/**
 * How a node leaves while others stay, so that nobody notices: proxies hear from its ping that it
 * goes, its websockets are closed a few at a time and go on elsewhere, and requests are answered to
 * the last. A node without others has nobody to leave anything to, and just stops.
 */
record Drain(Platform platform, Standing standing, Hub hub, HttpServer http) {
  private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

  private static final Duration TAKE_OVER_MAX = Duration.ofSeconds(10);
  private static final int POLL_MS = 100;

  /** What a proxy's health check needs to notice, and its idle connections to go. */
  private static final Duration PARTING_MAX = Duration.ofSeconds(10);

  void run() throws InterruptedException {
    if (platform.cluster().others().isEmpty()) {
      return;
    }
    int seconds = platform.config().current().starling().drainSeconds();
    LOG.info("Leaving the cluster: websockets are closed over the next {} s", seconds);
    standing.drain();
    http.part();
    hub.drain(Duration.ofSeconds(seconds));
    awaitTakenOver();
    http.awaitParted(PARTING_MAX);
  }

  /** What waits here for clients that were closed last is asked for by other nodes. */
  private void awaitTakenOver() throws InterruptedException {
    long end = System.nanoTime() + TAKE_OVER_MAX.toNanos();
    while (hub.connections() > 0 && System.nanoTime() < end) {
      Thread.sleep(POLL_MS);
    }
    LOG.info("{} websocket connections were not resumed elsewhere", hub.connections());
  }
}

package org.starling.platform.http;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.kernel.Ids;

/** What all connections of one server share: who answers, how many at once, and until when. */
final class Serving {
  private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

  private final Edge edge;
  private final Ids ids;
  private final Upgrade upgrade;
  private final int connectionsMax;
  private final ReplyHead head = new ReplyHead(Clock.systemUTC());
  private final ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile boolean parting;
  private volatile boolean draining;

  Serving(Edge edge, Ids ids, Upgrade upgrade, int connectionsMax) {
    this.edge = edge;
    this.ids = ids;
    this.upgrade = upgrade;
    this.connectionsMax = connectionsMax;
  }

  Edge edge() {
    return edge;
  }

  Ids ids() {
    return ids;
  }

  Upgrade upgrade() {
    return upgrade;
  }

  ReplyHead head() {
    return head;
  }

  /** Whether each answer is the last on its connection. */
  boolean parting() {
    return parting;
  }

  /** From now on each answer is the last on its connection; new ones may still come. */
  void part() {
    parting = true;
  }

  int connections() {
    return connections.size();
  }

  /** Whether the connection may stay. */
  boolean enter(Connection connection) {
    return !draining && connections.size() < connectionsMax && connections.add(connection);
  }

  void leave(Connection connection) {
    connections.remove(connection);
  }

  /** Runs the exchange on a thread of its own; false if too many run already. */
  boolean start(Exchange exchange) {
    if (requests.incrementAndGet() > HttpLimits.REQUESTS_MAX) {
      requests.decrementAndGet();
      return false;
    }
    handlers.execute(() -> {
      try {
        exchange.run();
      } finally {
        requests.decrementAndGet();
      }
    });
    return true;
  }

  /** Closes connections that were too slow. */
  void sweep() {
    long now = System.nanoTime();
    connections.forEach(connection -> connection.closeIfLate(now));
  }

  /** Lets requests under way finish, within a limit, and closes every connection. */
  void drain() throws InterruptedException {
    parting = true;
    draining = true;
    connections.forEach(Connection::drain);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(HttpLimits.DRAIN_SECONDS_MAX);
    while (!connections.isEmpty() && System.nanoTime() < end) {
      Thread.sleep(HttpLimits.DRAIN_POLL_MS);
    }
    if (!connections.isEmpty()) {
      LOG.warn("{} requests were not finished in time and are cut off", connections.size());
    }
    handlers.shutdownNow();
  }
}

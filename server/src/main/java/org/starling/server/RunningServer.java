package org.starling.server;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.platform.http.Route;

/** What was started, to be stopped in the reverse order. */
final class RunningServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);

  private final Deque<Runnable> closers = new ArrayDeque<>();
  private final Map<String, Runnable> recurring = new HashMap<>();
  private List<Route> routes = List.of();
  private InetSocketAddress address = new InetSocketAddress(0);
  private @Nullable Drain leaving;

  /** Remembers what is served, for whoever wants to walk it. */
  void serves(List<Route> served) {
    routes = List.copyOf(served);
  }

  List<Route> routes() {
    return routes;
  }

  /** Remembers what is to be done again and again, on any server and by several at once. */
  void repeats(String name, Runnable task) {
    recurring.put(name, task);
  }

  Runnable recurring(String name) {
    return Objects.requireNonNull(recurring.get(name), name);
  }

  /** Remembers where it listens. */
  void listensOn(InetSocketAddress where) {
    address = where;
  }

  InetSocketAddress address() {
    return address;
  }

  /** Remembers how to leave before it is closed. */
  void drains(Drain how) {
    leaving = how;
  }

  /** Hands over to other nodes, if there are any. */
  void drain() throws InterruptedException {
    if (leaving != null) {
      leaving.run();
    }
  }

  void onClose(Runnable closer) {
    closers.push(closer);
  }

  /** What cannot be stopped does not keep the rest from being stopped. */
  @Override
  public void close() {
    while (!closers.isEmpty()) {
      try {
        closers.pop().run();
      } catch (RuntimeException e) {
        LOG.error("The server did not stop as it should", e);
      }
    }
  }
}

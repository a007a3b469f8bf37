package org.starling.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.starling.platform.http.Route;

/** What was started, to be stopped in the reverse order. */
final class RunningServer implements AutoCloseable {
  private final Deque<Runnable> closers = new ArrayDeque<>();
  private List<Route> routes = List.of();
  private int port;

  /** Remembers what is served, for whoever wants to walk it. */
  void serves(List<Route> served) {
    routes = List.copyOf(served);
  }

  List<Route> routes() {
    return routes;
  }

  /** Remembers where it listens. */
  void listensOn(int number) {
    port = number;
  }

  int port() {
    return port;
  }

  void onClose(Runnable closer) {
    closers.push(closer);
  }

  @Override
  public void close() {
    while (!closers.isEmpty()) {
      closers.pop().run();
    }
  }
}

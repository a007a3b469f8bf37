package org.starling.platform.cluster;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The way to one node, from when it came into the view until something may have been missed. */
final class Outbound {
  private final int session;
  private final Map<String, Window> windows = new ConcurrentHashMap<>();
  private volatile boolean closed;

  Outbound(int session) {
    this.session = session;
  }

  int session() {
    return session;
  }

  Window window(Subject subject) {
    Window window = windows.computeIfAbsent(subject.name(), name -> new Window());
    if (closed) {
      window.close();
    }
    return window;
  }

  void handled(Envelope room) {
    Window window = windows.get(room.subject());
    if (window != null && room.session() == session) {
      window.handled(room.number());
    }
  }

  void close() {
    closed = true;
    windows.values().forEach(Window::close);
  }
}

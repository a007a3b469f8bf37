package org.starling.server;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was started, to be stopped in the reverse order. */
final class RunningServer implements AutoCloseable {
  private final Deque<Runnable> closers = new ArrayDeque<>();

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

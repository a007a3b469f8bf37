package org.starling.server;

import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;

/** SIGTERM and Ctrl-C: the first asks for a clean stop, a second one ends the process at once. */
final class StopSignal {
  private static final int EXIT_INTERRUPTED = 130;

  private final CountDownLatch asked = new CountDownLatch(1);

  StopSignal() {
    Signal.handle(new Signal("TERM"), signal -> ask());
    Signal.handle(new Signal("INT"), signal -> ask());
  }

  private void ask() {
    if (asked.getCount() == 0) {
      Runtime.getRuntime().halt(EXIT_INTERRUPTED);
    }
    asked.countDown();
  }

  void await() throws InterruptedException {
    asked.await();
  }
}

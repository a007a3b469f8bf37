package org.starling.platform.realtime;

/** Waiting on a virtual thread. */
final class Pauses {
  private Pauses() {}

  static void milliseconds(long ms) {
    try {
      Thread.sleep(ms);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

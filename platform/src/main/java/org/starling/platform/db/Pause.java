package org.starling.platform.db;

/** Waiting, in this package. */
final class Pause {
  private Pause() {}

  static void milliseconds(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseUnavailable("Interrupted while waiting for the database", e);
    }
  }
}

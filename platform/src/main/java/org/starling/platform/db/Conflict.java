package org.starling.platform.db;

/** Two transactions got in each other's way; the one that met this may be run again. */
final class Conflict extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Conflict(Throwable cause) {
    super(cause);
  }
}

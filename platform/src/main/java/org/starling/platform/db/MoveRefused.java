package org.starling.platform.db;

/** The database that the settings name now was not moved to; its message is for administrators. */
public final class MoveRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MoveRefused(String message) {
    super(message);
  }

  MoveRefused(String message, Throwable cause) {
    super(message, cause);
  }
}

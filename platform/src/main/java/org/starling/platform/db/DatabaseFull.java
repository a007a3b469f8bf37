package org.starling.platform.db;

/** The database had no space left for a write, and undid it; reading goes on. */
public final class DatabaseFull extends DatabaseUnavailable {
  private static final long serialVersionUID = 1L;

  DatabaseFull(String message, Throwable cause) {
    super(message, cause);
  }
}

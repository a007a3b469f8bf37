package org.starling.platform.db;

/** The database could not be asked: no connection in time, a broken one, or a timed-out query. */
public sealed class DatabaseUnavailable extends RuntimeException
    permits CommitUnknown, DatabaseFull {
  private static final long serialVersionUID = 1L;

  DatabaseUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}

package org.starling.platform.db;

/** The connection broke at the commit: whether that was done cannot be known yet. */
final class CommitUnknown extends DatabaseUnavailable {
  private static final long serialVersionUID = 1L;

  private final int backend;

  /**
   * @param backend the process of the database that had it to do
   */
  CommitUnknown(int backend, Throwable cause) {
    super("The database did not say whether a change was made: " + cause.getMessage(), cause);
    this.backend = backend;
  }

  int backend() {
    return backend;
  }
}

package org.starling.platform.db;

/**
 * A transaction is committed, and somebody who must know of it may not: it is not to be answered as
 * done, and not to be written again. Thrown by what runs after the commit.
 */
public class Untold extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Untold(String message) {
    super(message);
  }
}

package org.starling.platform.db;

/** A unique index refused a row; {@link #index} names it, in lower case. */
public final class UniqueViolation extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String index;

  UniqueViolation(String index, Throwable cause) {
    super("unique index " + index, cause);
    this.index = index;
  }

  public String index() {
    return index;
  }
}

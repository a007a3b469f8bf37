package org.starling.kernel;

import org.jspecify.annotations.Nullable;

/** Thrown when a request cannot be done, for the reason that {@link #code} names. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Code code;

  Refusal(Code code, String detail, @Nullable Throwable cause) {
    super(detail, cause, false, false);
    this.code = code;
  }

  public Code code() {
    return code;
  }

  /** What may help a developer; empty if there is nothing to add. */
  public String detail() {
    String detail = getMessage();
    return detail == null ? "" : detail;
  }

  @Override
  public String toString() {
    return code.id() + (detail().isEmpty() ? "" : ": " + detail());
  }
}

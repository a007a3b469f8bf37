package org.starling.features.status;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** What is refused about statuses. */
enum StatusCode implements Code {
  UNKNOWN(
      Kind.MISSING,
      "api.status.user_not_found.app_error",
      "There is no status of this user, or statuses are switched off on this server.");

  private final Reason reason;

  StatusCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}

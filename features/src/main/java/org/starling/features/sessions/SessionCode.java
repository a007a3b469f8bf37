package org.starling.features.sessions;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why a request about sessions is refused. */
enum SessionCode implements Code {
  UNKNOWN(
      Kind.INVALID,
      "app.session.get.app_error",
      "There is no such session. It may have ended already; read the list again.");

  private final Reason reason;

  SessionCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}

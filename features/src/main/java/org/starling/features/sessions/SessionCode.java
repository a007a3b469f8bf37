package org.starling.features.sessions;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;

/** Why a request about sessions is refused. */
enum SessionCode implements Code {
  UNKNOWN(
      Kind.INVALID,
      "app.session.get.app_error",
      "There is no such session. It may have ended already; read the list again.");

  private final Kind kind;
  private final String id;
  private final String text;

  SessionCode(Kind kind, String id, String text) {
    this.kind = kind;
    this.id = id;
    this.text = text;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String text() {
    return text;
  }
}

package org.starling.features.status;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;

/** What is refused about statuses. */
enum StatusCode implements Code {
  UNKNOWN(
      Kind.MISSING,
      "api.status.user_not_found.app_error",
      "There is no status of this user, or statuses are switched off on this server.");

  private final Kind kind;
  private final String id;
  private final String text;

  StatusCode(Kind kind, String id, String text) {
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

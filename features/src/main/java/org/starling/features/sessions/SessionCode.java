package org.starling.features.sessions;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;

/** Why a request about sessions or personal access tokens is refused. */
enum SessionCode implements Code {
  UNKNOWN(
      Kind.INVALID,
      "app.session.get.app_error",
      "There is no such session. It may have ended already; read the list again."),
  TOKENS_OFF(
      Kind.DISABLED,
      "app.user_access_token.disabled",
      "Personal access tokens are switched off on this server. Ask an administrator."),
  UNKNOWN_TOKEN(
      Kind.MISSING,
      "app.user_access_token.get_by_user.app_error",
      "There is no such personal access token. It may have been revoked already."),
  TOKEN_DESCRIPTION(
      Kind.INVALID,
      "model.user_access_token.is_valid.description.app_error",
      "The description is too long. Use at most 255 characters.");

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

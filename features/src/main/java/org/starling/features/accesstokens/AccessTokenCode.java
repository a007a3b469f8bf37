package org.starling.features.accesstokens;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why a request about personal access tokens is refused. */
enum AccessTokenCode implements Code {
  OFF(
      Kind.DISABLED,
      "app.user_access_token.disabled",
      "Personal access tokens are switched off on this server. Ask an administrator."),
  UNKNOWN(
      Kind.MISSING,
      "app.user_access_token.get_by_user.app_error",
      "There is no such personal access token. It may have been revoked already."),
  DESCRIPTION(
      Kind.INVALID,
      "model.user_access_token.is_valid.description.app_error",
      "The description is too long. Use at most 255 characters.");

  private final Reason reason;

  AccessTokenCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}

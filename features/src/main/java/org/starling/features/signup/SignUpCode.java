package org.starling.features.signup;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why somebody cannot sign up. */
enum SignUpCode implements Code {
  ID_GIVEN(
      Kind.INVALID,
      "app.user.save.existing.app_error",
      "A new account gets its id from the server. Leave the id out."),
  OFF(
      Kind.DISABLED,
      "api.user.create_user.signup_email_disabled.app_error",
      "New accounts with an e-mail address are switched off on this server."),
  NO_OPEN_SERVER(
      Kind.FORBIDDEN,
      "api.user.create_user.no_open_server",
      "This server takes new accounts by invitation only. Ask somebody for an invitation."),
  AUTH_DATA_TOO_LONG(
      Kind.INVALID,
      "model.user.is_valid.auth_data.app_error",
      "What names somebody at their way to sign in has at most 128 letters. Shorten it."),
  AUTH_DATA_OF_NOTHING(
      Kind.INVALID,
      "model.user.is_valid.auth_data_type.app_error",
      "auth_data was given without auth_service. Say which way to sign in it belongs to."),
  AUTH_DATA_AND_PASSWORD(
      Kind.INVALID,
      "model.user.is_valid.auth_data_pwd.app_error",
      "Who signs in elsewhere has no password here. Leave the password or auth_data out."),
  DOMAIN_NOT_ACCEPTED(
      Kind.INVALID,
      "api.user.create_user.accepted_domain.app_error",
      "This server takes addresses of certain domains only. Use another address.");

  private final Reason reason;

  SignUpCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}

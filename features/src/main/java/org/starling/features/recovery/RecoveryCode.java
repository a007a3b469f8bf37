package org.starling.features.recovery;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why a mailed link is not sent or does not count. */
enum RecoveryCode implements Code {
  NO_PASSWORD_TO_SEND(
      Kind.INVALID,
      "api.user.send_password_reset.sso.app_error",
      "This account signs in elsewhere and has no password here. Sign in as you always do."),
  NO_PASSWORD_TO_RESET(
      Kind.INVALID,
      "api.user.reset_password.sso.app_error",
      "This account signs in elsewhere and has no password here. Sign in as you always do."),
  RESET_LINK_UNKNOWN(
      Kind.INVALID,
      "api.user.reset_password.invalid_link.app_error",
      "This link is not known, or was used already. Ask for a new one."),
  RESET_LINK_EXPIRED(
      Kind.INVALID,
      "api.user.reset_password.link_expired.app_error",
      "This link is older than 24 hours. Ask for a new one."),
  RESET_LINK_BROKEN(
      Kind.INVALID,
      "api.user.reset_password.broken_token.app_error",
      "This link was made for another address of the account. Ask for a new one."),
  VERIFY_LINK_UNKNOWN(
      Kind.INVALID,
      "api.user.verify_email.bad_link.app_error",
      "This link is not known, or was used already. Ask for a new one."),
  VERIFY_LINK_EXPIRED(
      Kind.INVALID,
      "api.user.verify_email.link_expired.app_error",
      "This link is older than 24 hours. Ask for a new one."),
  VERIFY_LINK_BROKEN(
      Kind.INVALID,
      "api.user.verify_email.broken_token.app_error",
      "This link does not name an account. Ask for a new one.");

  private final Reason reason;

  RecoveryCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}

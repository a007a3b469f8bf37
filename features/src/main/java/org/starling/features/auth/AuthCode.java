package org.starling.features.auth;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why signing in, or a request about passwords, is refused. */
enum AuthCode implements Code {
  BLANK_PASSWORD(
      Kind.INVALID, "api.user.login.blank_pwd.app_error", "The password is missing. Enter it."),
  WRONG_EMAIL_OR_USERNAME(
      Kind.UNAUTHENTICATED,
      "api.user.login.invalid_credentials_email_username",
      "The name, the address or the password is not right. Check them and try again."),
  WRONG_EMAIL(
      Kind.UNAUTHENTICATED,
      "api.user.login.invalid_credentials_email",
      "The address or the password is not right. Check them and try again."),
  WRONG_USERNAME(
      Kind.UNAUTHENTICATED,
      "api.user.login.invalid_credentials_username",
      "The name or the password is not right. Check them and try again."),
  INACTIVE(
      Kind.UNAUTHENTICATED,
      "api.user.login.inactive.app_error",
      "This account is deactivated. Ask an administrator to activate it."),
  NOT_VERIFIED(
      Kind.UNAUTHENTICATED,
      "api.user.login.not_verified.app_error",
      "The address of this account is not confirmed yet. Follow the link in the mail sent to it."),
  BOT(
      Kind.UNAUTHENTICATED,
      "api.user.login.bot_login_forbidden.app_error",
      "Bots cannot sign in with a password. Use an access token."),
  TOO_MANY_ATTEMPTS(
      Kind.UNAUTHENTICATED,
      "api.user.check_user_login_attempts.too_many.app_error",
      "Too many wrong passwords. Reset the password or ask an administrator to open the account."),
  WRONG_PASSWORD(
      Kind.UNAUTHENTICATED,
      "api.user.check_user_password.invalid.app_error",
      "The password is not right. Check it and try again."),
  CODE_NEEDED(
      Kind.INVALID,
      "mfa.validate_token.authenticate.app_error",
      "A code from the authenticator app is needed to sign in. Enter it with the password."),
  WRONG_CODE(
      Kind.UNAUTHENTICATED,
      "api.user.check_user_mfa.bad_code.app_error",
      "The code is not right. Wait for the next one in the authenticator app and try again."),
  WRONG_CURRENT_PASSWORD(
      Kind.INVALID,
      "api.user.update_password.incorrect.app_error",
      "The current password is not right. Check it and try again."),
  NO_PASSWORD_HERE(
      Kind.INVALID,
      "api.user.update_password.oauth.app_error",
      "This account signs in elsewhere and has no password here. Change it there."),
  NOT_YOUR_PASSWORD(
      Kind.FORBIDDEN,
      "api.user.update_password.context.app_error",
      "You may not change this password. Ask an administrator."),
  HASH_OF_OWN_PASSWORD(
      Kind.UNAUTHENTICATED,
      "api.user.update_password.user_and_hashed.app_error",
      "Only administrators may set a password by its hash. Send the password itself."),
  MAY_NOT_FORGIVE(
      Kind.FORBIDDEN,
      "api.user.reset_password_failed_attempts.permissions.app_error",
      "Only administrators may open a locked account."),
  NO_FAILURES_HERE(
      Kind.INVALID,
      "api.user.reset_password_failed_attempts.ldap_and_email_only.app_error",
      "This account signs in elsewhere, where wrong passwords are counted."),
  PASSWORD_TOO_SHORT(
      Kind.INVALID,
      "model.user.is_valid.pwd_min_length.app_error",
      "The password is too short. Choose a longer one."),
  PASSWORD_TOO_LONG(
      Kind.INVALID,
      "model.user.is_valid.pwd_max_length.app_error",
      "The password is too long. Use at most 72 bytes.");

  private final Reason reason;

  AuthCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}

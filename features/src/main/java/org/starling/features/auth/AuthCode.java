package org.starling.features.auth;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;

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
  GUESTS_OFF(
      Kind.UNAUTHENTICATED,
      "api.user.login.guest_accounts.disabled.error",
      "Guest accounts are switched off on this server. Ask an administrator."),
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
  PASSWORD_TOO_SHORT(
      Kind.INVALID,
      "model.user.is_valid.pwd_min_length.app_error",
      "The password is too short. Choose a longer one."),
  PASSWORD_TOO_LONG(
      Kind.INVALID,
      "model.user.is_valid.pwd_max_length.app_error",
      "The password is too long. Use at most 72 bytes.");

  private final Kind kind;
  private final String id;
  private final String text;

  AuthCode(Kind kind, String id, String text) {
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

package org.starling.features.users;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why something about an account is refused. */
public enum UserCode implements Code {
  UNKNOWN(Kind.MISSING, "app.user.missing_account.const", "There is no account with this id."),
  UNKNOWN_USERNAME(
      Kind.MISSING, "app.user.get_by_username.app_error", "There is no account with this name."),
  NO_LOOK_UP_BY_EMAIL(
      Kind.FORBIDDEN,
      "api.user.get_user_by_email.permissions.app_error",
      "E-mail addresses are hidden on this server, so nobody can be looked up by one."),
  USERNAME_TAKEN(
      Kind.INVALID,
      "app.user.save.username_exists.app_error",
      "An account with this username exists. Choose another one."),
  EMAIL_TAKEN(
      Kind.INVALID,
      "app.user.save.email_exists.app_error",
      "An account with this e-mail address exists. Sign in with it, or use another address."),
  BAD_USERNAME(
      Kind.INVALID,
      "model.user.is_valid.username.app_error",
      "A username has 1 to 64 of a-z, 0-9, dot, hyphen and underscore, and is no reserved word."),
  BAD_EMAIL(
      Kind.INVALID,
      "model.user.is_valid.email.app_error",
      "This is not an e-mail address, or it is longer than 128 characters."),
  BAD_NICKNAME(
      Kind.INVALID,
      "model.user.is_valid.nickname.app_error",
      "The nickname is too long or has a character that cannot be stored."),
  BAD_FIRST_NAME(
      Kind.INVALID,
      "model.user.is_valid.first_name.app_error",
      "The first name is too long or has a character that cannot be stored."),
  BAD_LAST_NAME(
      Kind.INVALID,
      "model.user.is_valid.last_name.app_error",
      "The last name is too long or has a character that cannot be stored."),
  BAD_POSITION(
      Kind.INVALID,
      "model.user.is_valid.position.app_error",
      "The position is too long or has a character that cannot be stored."),
  BAD_LOCALE(
      Kind.INVALID,
      "model.user.is_valid.locale.app_error",
      "This language code is not valid. Choose one of the offered languages."),
  BAD_TIMEZONE(
      Kind.INVALID, "model.user.is_valid.timezone_limit.app_error", "The time zone is too long."),
  BAD_ROLES(Kind.INVALID, "model.user.is_valid.roles_limit.app_error", "The roles are too long.");

  private final Reason reason;

  UserCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}

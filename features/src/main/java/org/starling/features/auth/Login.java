package org.starling.features.auth;

import java.util.Optional;
import org.starling.features.mfa.Mfa;
import org.starling.features.sessions.Session;
import org.starling.features.sessions.StartSession;
import org.starling.features.users.User;
import org.starling.features.users.Users;
import org.starling.kernel.Id;
import org.starling.kernel.Refusal;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.config.EmailConfig;

/**
 * Signs somebody in with a password. Refusals before the password was found right tell nothing
 * about the account, except that it is locked.
 */
final class Login {
  /**
   * What somebody types.
   *
   * @param id the account's id, instead of a name
   * @param code from an authenticator app; empty if none was asked for
   * @param deviceId empty for browsers
   * @param magicLink from a mail that signs guests in, which this server does not send
   * @param agent the User-Agent header
   */
  record Form(
      String id,
      String name,
      String password,
      String code,
      String deviceId,
      String magicLink,
      String agent) {}

  /** The session begun, and the account as it was before. */
  record In(Session session, User user) {}

  /** What it asks of others. */
  record Neighbours(Users users, Mfa mfa, StartSession start) {}

  private final Platform platform;
  private final CredentialStore store;
  private final CheckPassword passwords;
  private final Users users;
  private final Mfa mfa;
  private final StartSession start;

  Login(Platform platform, CredentialStore store, CheckPassword passwords, Neighbours others) {
    this.platform = platform;
    this.store = store;
    this.passwords = passwords;
    this.users = others.users();
    this.mfa = others.mfa();
    this.start = others.start();
  }

  In login(Form form) {
    if (form.password().isEmpty()) {
      throw form.magicLink().isEmpty() ? AuthCode.BLANK_PASSWORD.refuse() : masked();
    }
    Optional<User> found = find(form);
    if (found.isEmpty() || !found.get().authService().isEmpty()) {
      passwords.pretend(form.password());
      throw masked();
    }
    User user = found.get();
    if (user.bot().is()) {
      throw AuthCode.BOT.refuse();
    }
    switch (passwords.check(user.id(), form.password())) {
      case RIGHT -> {}
      case WRONG -> throw masked();
      case TOO_MANY_ATTEMPTS -> throw AuthCode.TOO_MANY_ATTEMPTS.refuse();
    }
    checkAccount(user);
    checkCode(user, form.code());
    return begin(user, form);
  }

  private Optional<User> find(Form form) {
    if (Id.isValid(form.id())) {
      Optional<User> byId = users.byId(new UserId(form.id()));
      if (byId.isPresent()) {
        return byId;
      }
    }
    String name = form.name();
    if (name.isEmpty() || name.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    EmailConfig email = platform.config().current().email();
    Optional<User> user =
        email.enableSignInWithUsername() ? users.byUsername(name) : Optional.empty();
    return user.isEmpty() && email.enableSignInWithEmail() ? users.byEmail(name) : user;
  }

  private void checkAccount(User user) {
    if (user.deactivated()) {
      throw AuthCode.INACTIVE.refuse();
    }
    if (user.guest() && !guestsOn()) {
      throw masked();
    }
    if (!user.emailVerified() && platform.config().current().email().requireEmailVerification()) {
      throw AuthCode.NOT_VERIFIED.refuse();
    }
  }

  private boolean guestsOn() {
    return platform
        .config()
        .current()
        .tree()
        .path("GuestAccountsSettings")
        .path("Enable")
        .asBoolean(false);
  }

  private void checkCode(User user, String code) {
    switch (mfa.check(user.id(), code)) {
      case NOT_NEEDED, RIGHT -> {}
      case CODE_MISSING -> throw AuthCode.CODE_NEEDED.refuse();
      case WRONG -> {
        passwords.countFailure(user.id());
        throw AuthCode.WRONG_CODE.refuse();
      }
    }
  }

  private In begin(User user, Form form) {
    return platform
        .db()
        .write(tx -> {
          store.noteLogin(tx, user.id(), platform.clock().millis());
          Session session = start.start(tx, user, form.deviceId(), form.agent());
          users.forgetHarmless(tx, user.id());
          return new In(session, user);
        });
  }

  private Refusal masked() {
    EmailConfig email = platform.config().current().email();
    if (email.enableSignInWithUsername() && !email.enableSignInWithEmail()) {
      return AuthCode.WRONG_USERNAME.refuse();
    }
    if (email.enableSignInWithEmail() && !email.enableSignInWithUsername()) {
      return AuthCode.WRONG_EMAIL.refuse();
    }
    return AuthCode.WRONG_EMAIL_OR_USERNAME.refuse();
  }
}

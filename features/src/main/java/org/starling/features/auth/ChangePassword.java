package org.starling.features.auth;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.starling.features.sessions.EndSessions;
import org.starling.features.users.Passwords;
import org.starling.features.users.User;
import org.starling.features.users.UserCode;
import org.starling.features.users.Users;
import org.starling.kernel.Caller;
import org.starling.kernel.Permissions;
import org.starling.kernel.SessionId;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.db.Tx;
import org.starling.platform.http.HttpCode;

/** Gives an account a new password, wanted by its owner or by an administrator. */
public final class ChangePassword {
  private final Platform platform;
  private final CredentialStore store;
  private final Users users;
  private final Permissions permissions;
  private final CheckPassword check;
  private final Passwords passwords;
  private final EndSessions end;

  /** What it asks of others. */
  record Neighbours(Users users, Permissions permissions, EndSessions end) {}

  ChangePassword(
      Platform platform,
      CredentialStore store,
      CheckPassword check,
      Passwords passwords,
      Neighbours others) {
    this.platform = platform;
    this.store = store;
    this.check = check;
    this.passwords = passwords;
    this.users = others.users();
    this.permissions = others.permissions();
    this.end = others.end();
  }

  /** The caller's own; the session in which they do it goes on. */
  void own(Caller caller, String current, String wanted) {
    if (current.isEmpty()) {
      throw HttpCode.BAD_BODY.refuse("current_password");
    }
    User user = users.byId(caller.user()).orElseThrow(UserCode.UNKNOWN::refuse);
    if (!user.authService().isEmpty()) {
      throw AuthCode.NO_PASSWORD_HERE.refuse();
    }
    switch (check.check(user.id(), current)) {
      case RIGHT -> {}
      case WRONG -> throw AuthCode.WRONG_CURRENT_PASSWORD.refuse();
      case TOO_MANY_ATTEMPTS -> throw AuthCode.TOO_MANY_ATTEMPTS.refuse();
    }
    String hash = hash(wanted);
    write(tx -> change(tx, user.id(), hash, caller.session()));
  }

  /** Somebody's, by an administrator. */
  void ofAnother(Caller caller, UserId user, String wanted) {
    checkMayChange(caller, user);
    String hash = hash(wanted);
    write(tx -> change(tx, user, hash, caller.is(user) ? caller.session() : null));
  }

  /** As it stands in the database of another server. */
  void hashed(Caller caller, UserId user, String hash) {
    if (!mayChange(caller, user)) {
      throw caller.is(user)
          ? AuthCode.HASH_OF_OWN_PASSWORD.refuse()
          : AuthCode.NOT_YOUR_PASSWORD.refuse();
    }
    if (PasswordHash.parse(hash) instanceof PasswordHash.None) {
      throw HttpCode.BAD_BODY.refuse("new_password");
    }
    write(tx -> change(tx, user, hash, caller.is(user) ? caller.session() : null));
  }

  /** Refuses a weak one, then hashes it; never inside a transaction, since it takes its time. */
  public String hash(String wanted) {
    passwords.check(wanted);
    return passwords.hash(wanted);
  }

  /**
   * @param kept the session that goes on, if the others end
   */
  public void change(Tx tx, UserId user, String hash, @Nullable SessionId kept) {
    store.change(tx, user, hash, platform.clock().millis());
    if (platform.config().current().service().terminateSessionsOnPasswordChange()) {
      if (kept == null) {
        end.of(tx, user);
      } else {
        end.othersOf(tx, user, kept);
      }
    }
    users.forget(tx, user);
  }

  private void write(Consumer<Tx> work) {
    platform
        .db()
        .write(tx -> {
          work.accept(tx);
          return tx;
        });
  }

  private void checkMayChange(Caller caller, UserId user) {
    if (!mayChange(caller, user)) {
      throw AuthCode.NOT_YOUR_PASSWORD.refuse();
    }
  }

  private boolean mayChange(Caller caller, UserId id) {
    return users
        .byId(id)
        .filter(user ->
            permissions.has(
                caller,
                user.roleNames().contains("system_admin")
                    ? "manage_system"
                    : "sysconsole_write_user_management_users"))
        .isPresent();
  }
}

package org.starling.features.auth;

import org.starling.features.users.User;
import org.starling.features.users.UserCode;
import org.starling.features.users.Users;
import org.starling.kernel.Caller;
import org.starling.kernel.Permissions;
import org.starling.kernel.UserId;
import org.starling.platform.db.Database;

/** Opens an account that too many wrong passwords have locked. */
final class ForgiveFailures {
  private final Database db;
  private final CredentialStore store;
  private final Users users;
  private final Permissions permissions;

  ForgiveFailures(Database db, CredentialStore store, Users users, Permissions permissions) {
    this.db = db;
    this.store = store;
    this.users = users;
    this.permissions = permissions;
  }

  void forgive(Caller caller, UserId id) {
    if (!permissions.has(caller, "sysconsole_write_user_management_users")) {
      throw AuthCode.MAY_NOT_FORGIVE.refuse();
    }
    User user = users.byId(id).orElseThrow(UserCode.UNKNOWN::refuse);
    if (!user.authService().isEmpty()) {
      throw AuthCode.NO_FAILURES_HERE.refuse();
    }
    db.write(tx -> {
      store.forgiveFailures(tx, id);
      users.forgetHarmless(tx, id);
      return user;
    });
  }
}

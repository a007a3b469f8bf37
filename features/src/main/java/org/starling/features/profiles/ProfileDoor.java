package org.starling.features.profiles;

import org.starling.features.users.User;
import org.starling.features.users.UserCode;
import org.starling.features.users.Users;
import org.starling.kernel.Caller;
import org.starling.kernel.Code;
import org.starling.kernel.Permissions;
import org.starling.kernel.UserId;
import org.starling.platform.http.HttpCode;

/** Loads an account for a caller who may change it. */
final class ProfileDoor {
  static final String MANAGE_SYSTEM = "manage_system";

  private final Users users;
  private final Permissions permissions;

  ProfileDoor(Users users, Permissions permissions) {
    this.users = users;
    this.permissions = permissions;
  }

  /** For whoever acts for the user. */
  User enter(Caller caller, UserId id, Code ifUnknown) {
    if (!permissions.actsFor(caller, id)) {
      throw HttpCode.NOT_PERMITTED.refuse("edit_other_users");
    }
    return users.byId(id).orElseThrow(ifUnknown::refuse);
  }

  /** For whoever has a right over all accounts; administrators' are for administrators. */
  User enter(Caller caller, UserId id, String permission, Code ifNotAllowed) {
    if (!permissions.has(caller, permission)) {
      throw ifNotAllowed.refuse(permission);
    }
    User user = users.byId(id).orElseThrow(UserCode.UNKNOWN::refuse);
    if (permissions.userHas(id, MANAGE_SYSTEM) && !permissions.has(caller, MANAGE_SYSTEM)) {
      throw HttpCode.NOT_PERMITTED.refuse(MANAGE_SYSTEM);
    }
    return user;
  }
}

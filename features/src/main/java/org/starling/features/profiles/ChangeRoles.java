package org.starling.features.profiles;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.starling.features.roles.Roles;
import org.starling.features.users.Accounts;
import org.starling.features.users.User;
import org.starling.features.users.UserEvent;
import org.starling.kernel.Caller;
import org.starling.kernel.Permissions;
import org.starling.kernel.UserId;
import org.starling.platform.db.Database;
import org.starling.platform.db.Tx;
import org.starling.platform.http.HttpCode;

/** Gives system-wide roles to a user, in place of those they had. The last administrator stays. */
final class ChangeRoles {
  private static final String ADMINISTRATOR = "system_admin";
  private static final Pattern ROLE_NAME = Pattern.compile("[a-z0-9_]{1,64}");
  private static final Set<String> CONSOLE_ROLES =
      Set.of("system_user_manager", "system_read_only_admin", "system_manager");

  private final Database db;
  private final ProfileDoor door;
  private final Permissions permissions;
  private final Roles roles;
  private final Accounts accounts;
  private final ProfileStore store;

  /** What is asked of others. */
  record Doors(ProfileDoor door, Permissions permissions, Roles roles, Accounts accounts) {}

  ChangeRoles(Database db, Doors doors, ProfileStore store) {
    this.db = db;
    this.door = doors.door();
    this.permissions = doors.permissions();
    this.roles = doors.roles();
    this.accounts = doors.accounts();
    this.store = store;
  }

  void change(Caller caller, UserId id, String wanted) {
    List<String> names = wanted.isBlank() ? List.of() : List.of(wanted.strip().split("\\s+"));
    checkNames(names);
    if (!permissions.has(caller, "manage_roles")) {
      throw HttpCode.NOT_PERMITTED.refuse("manage_roles");
    }
    door.enter(caller, id, ProfileCode.UNKNOWN_FOR_ROLES);
    if (names.stream().anyMatch(name -> roles.named(name).isEmpty())) {
      throw ProfileCode.UNKNOWN_ROLE.refuse();
    }
    db.write(tx ->
        accounts.change(
            tx,
            id,
            before -> withRoles(tx, before, wanted, names),
            (before, after) -> List.of(new UserEvent.RolesChanged(after))));
  }

  private static void checkNames(List<String> names) {
    boolean valid = names.stream().allMatch(name -> ROLE_NAME.matcher(name).matches());
    if (!valid || names.equals(List.of(ADMINISTRATOR))) {
      throw HttpCode.BAD_BODY.refuse("roles");
    }
    if (names.stream().anyMatch(CONSOLE_ROLES::contains)) {
      throw ProfileCode.ROLE_NOT_HERE.refuse();
    }
  }

  private User withRoles(Tx tx, User before, String wanted, List<String> names) {
    if (before.roleNames().contains(ADMINISTRATOR) && !names.contains(ADMINISTRATOR)) {
      checkOthersRemain(tx, before.id());
    }
    return before.but().roles(wanted).done();
  }

  /** Locks the administrators, so that two of them cannot be the last at once. */
  private void checkOthersRemain(Tx tx, UserId leaving) {
    if (store.lockAdministrators(tx).stream().allMatch(leaving::equals)) {
      throw ProfileCode.LAST_ADMINISTRATOR.refuse();
    }
  }
}

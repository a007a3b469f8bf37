package org.starling.features.profiles;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.starling.features.users.Accounts;
import org.starling.features.users.User;
import org.starling.features.users.UserCode;
import org.starling.features.users.UserEvent;
import org.starling.kernel.Caller;
import org.starling.kernel.Permissions;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.config.ConfigSource;

/** Deactivates accounts and brings them back; what they wrote and joined stays. */
final class ChangeActivity {
  private static final String MANAGE_USERS = "sysconsole_write_user_management_users";

  private final ConfigSource config;
  private final Clock clock;
  private final ProfileDoor door;
  private final Permissions permissions;
  private final Accounts accounts;
  private final Supplier<AccountRemoval> removal;

  ChangeActivity(
      Platform platform,
      ProfileDoor door,
      Permissions permissions,
      Accounts accounts,
      Supplier<AccountRemoval> removal) {
    this.config = platform.config();
    this.clock = platform.clock();
    this.door = door;
    this.permissions = permissions;
    this.accounts = accounts;
    this.removal = removal;
  }

  /** By PUT …/active: everybody hears that somebody came or went. */
  void change(Caller caller, UserId id, boolean active) {
    if (!active && caller.is(id)) {
      checkOwnDeactivation();
    } else {
      door.enter(caller, id, MANAGE_USERS, ProfileCode.MAY_NOT_DEACTIVATE);
    }
    write(id, active, true);
  }

  /** By DELETE, which is told as a change of the profile only. */
  void delete(Caller caller, UserId id, boolean permanent) {
    door.enter(caller, id, UserCode.UNKNOWN);
    boolean administrator = permissions.has(caller, ProfileDoor.MANAGE_SYSTEM);
    if (caller.is(id) && !administrator) {
      checkOwnDeactivation();
    }
    if (!permanent) {
      write(id, false, false);
    } else if (config.current().service().enableAPIUserDeletion()) {
      removal.get().remove(id);
    } else {
      throw administrator
          ? ProfileCode.DELETION_OFF_FOR_ADMINISTRATORS.refuse()
          : ProfileCode.DELETION_OFF.refuse();
    }
  }

  private void checkOwnDeactivation() {
    if (!config.current().team().enableUserDeactivation()) {
      throw ProfileCode.SELF_DEACTIVATION_OFF.refuse();
    }
  }

  private User write(UserId id, boolean active, boolean tellActivation) {
    long deleteAt = active ? 0 : clock.millis();
    return accounts.change(
        id,
        before -> before.but().deleteAt(deleteAt).done(),
        (before, after) -> {
          List<UserEvent> told = new ArrayList<>();
          told.add(new UserEvent.Changed(before, after));
          if (tellActivation) {
            told.add(new UserEvent.ActivationChanged(after));
          }
          return told;
        });
  }
}

package org.starling.features.roles;

import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.Caller;
import org.starling.kernel.Events;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.db.Database;
import org.starling.platform.db.Tx;
import org.starling.platform.http.HttpCode;

/** Changes which permissions a role gives. */
final class PatchRole {
  private static final String PERMISSIONS = "sysconsole_write_user_management_permissions";
  private static final String SYSTEM_ROLES = "sysconsole_write_user_management_system_roles";
  private static final String EVERYTHING = "manage_system";

  /** Neither given nor taken, so that nobody raises themselves above their administrator. */
  private static final Set<String> FIXED =
      Set.of(
          SYSTEM_ROLES, "sysconsole_read_user_management_system_roles", "manage_roles", EVERYTHING);

  private static final Set<String> GUESTS = Set.of("system_guest", "team_guest", "channel_guest");

  /** Roles that hold parts of the system console; only who holds all of it changes them. */
  private static final Set<String> ADMINISTRATIVE =
      Set.of(
          "system_admin",
          "system_user_manager",
          "system_read_only_admin",
          "system_manager",
          "system_custom_group_admin",
          "shared_channel_manager",
          "secure_connection_manager");

  private static final Set<String> EVERYDAY =
      Set.of(
          "system_user",
          "system_guest",
          "team_admin",
          "team_user",
          "team_guest",
          "channel_admin",
          "channel_user",
          "channel_guest",
          "playbook_admin",
          "playbook_member",
          "run_admin",
          "run_member");

  private final Database db;
  private final Events events;
  private final Clock clock;
  private final RoleStore store;
  private final Roles roles;
  private final Permissions permissions;

  PatchRole(Platform platform, RoleStore store, Roles roles, Permissions permissions) {
    this.db = platform.db();
    this.events = platform.events();
    this.clock = platform.clock();
    this.store = store;
    this.roles = roles;
    this.permissions = permissions;
  }

  Role patch(Caller caller, String id, @Nullable List<String> wanted) {
    return db.write(tx -> {
      Role role = store.locked(tx, id).orElseThrow(RoleCode.UNKNOWN::refuse);
      checkCaller(caller, role);
      if (wanted == null) {
        return save(tx, role, role.permissions());
      }
      check(caller, role, wanted);
      List<String> once = List.copyOf(new LinkedHashSet<>(wanted));
      return once.equals(role.permissions()) ? same(tx, role) : save(tx, role, once);
    });
  }

  /** Another node may just have made it so, and be telling of it: the answer holds on all nodes. */
  private Role same(Tx tx, Role role) {
    tx.afterCommit(() -> roles.forget(role.name()));
    return role;
  }

  private void checkCaller(Caller caller, Role role) {
    require(caller, ADMINISTRATIVE.contains(role.name()) ? EVERYTHING : PERMISSIONS);
  }

  private void require(Caller caller, String permission) {
    if (!permissions.has(caller, permission)) {
      throw HttpCode.NOT_PERMITTED.refuse(permission);
    }
  }

  private void check(Caller caller, Role role, List<String> wanted) {
    if (GUESTS.contains(role.name())) {
      throw RoleCode.GUESTS_FIXED.refuse();
    }
    Set<String> changed = new HashSet<>(wanted);
    changed.removeAll(role.permissions());
    Set<String> taken = new HashSet<>(role.permissions());
    wanted.forEach(taken::remove);
    changed.addAll(taken);
    if (changed.stream().anyMatch(FIXED::contains)) {
      throw RoleCode.FIXED_PERMISSION.refuse();
    }
    if (!EVERYDAY.contains(role.name())) {
      require(caller, SYSTEM_ROLES);
    }
    if (!KnownPermissions.exist(wanted)) {
      throw RoleCode.UNKNOWN_PERMISSION.refuse();
    }
  }

  private Role save(Tx tx, Role role, List<String> now) {
    Role changed = role.withPermissions(now, Math.max(clock.millis(), role.updateAt() + 1));
    store.updatePermissions(tx, changed);
    tx.afterCommit(() -> roles.forget(role.name()));
    tx.afterCommit(() -> events.publish(new RoleEvent.Changed(changed)));
    return changed;
  }
}

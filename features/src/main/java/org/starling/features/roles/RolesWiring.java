package org.starling.features.roles;

import java.util.List;
import java.util.function.Supplier;
import org.starling.features.users.Users;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds the slice. */
public final class RolesWiring {
  /** What others use. */
  public record Wired(Roles roles, Permissions permissions) {}

  private RolesWiring() {}

  public static Wired wire(
      Platform platform,
      Users users,
      Supplier<? extends TeamRoles> teams,
      Supplier<? extends ChannelRoles> channels,
      List<Route> routes) {
    RoleStore store = new RoleStore();
    Roles roles = new Roles(platform, store);
    Permissions permissions = new RolePermissions(roles, users, teams, channels);
    PatchRole patch = new PatchRole(platform, store, roles, permissions);
    routes.addAll(new RoleApi(roles, patch).routes());
    platform.frames().encode(RoleEvent.Changed.class, RoleApi::frames);
    return new Wired(roles, permissions);
  }
}

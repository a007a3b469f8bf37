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
    Roles roles = new Roles(platform.db(), store);
    return new Wired(roles, new RolePermissions(roles, users, teams, channels));
  }
}

package org.starling.features.profiles;

import java.util.List;
import java.util.function.Supplier;
import org.starling.features.roles.RolesWiring;
import org.starling.features.users.Passwords;
import org.starling.features.users.UsersWiring;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds the slice. */
public final class ProfilesWiring {
  /**
   * Whom changes of accounts ask.
   *
   * @param removal comes last of all
   */
  public record Neighbours(Passwords passwords, Supplier<AccountRemoval> removal) {}

  private ProfilesWiring() {}

  public static void wire(
      Platform platform,
      List<Route> routes,
      UsersWiring.Faces users,
      RolesWiring.Wired roles,
      Neighbours neighbours) {
    Permissions permissions = roles.permissions();
    ProfileDoor door = new ProfileDoor(users.users(), permissions);
    ChangeRoles.Doors doors =
        new ChangeRoles.Doors(door, permissions, roles.roles(), users.accounts());
    ProfileApi.Uses uses =
        new ProfileApi.Uses(
            new EditProfile(
                platform, door, users.users(), users.accounts(), neighbours.passwords()),
            new ChangeRoles(platform.db(), doors, new ProfileStore()),
            new ChangeActivity(platform, door, permissions, users.accounts(), neighbours.removal()),
            new ChangeKind(platform, door, users.users(), users.accounts()));
    routes.addAll(new ProfileApi(uses, users.profiles()).routes());
  }
}

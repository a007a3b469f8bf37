package org.starling.features.profiles;

import java.util.List;
import org.starling.features.roles.RolesWiring;
import org.starling.features.users.Passwords;
import org.starling.features.users.UsersWiring;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds the slice. */
public final class ProfilesWiring {
  private ProfilesWiring() {}

  public static void wire(
      Platform platform,
      List<Route> routes,
      UsersWiring.Faces users,
      RolesWiring.Wired roles,
      Passwords passwords) {
    Permissions permissions = roles.permissions();
    ProfileDoor door = new ProfileDoor(users.users(), permissions);
    ChangeRoles.Doors doors =
        new ChangeRoles.Doors(door, permissions, roles.roles(), users.accounts());
    ProfileApi.Uses uses =
        new ProfileApi.Uses(
            new EditProfile(platform, door, users.users(), users.accounts(), passwords),
            new ChangeRoles(platform.db(), doors, new ProfileStore()),
            new ChangeActivity(platform, door, permissions, users.accounts()),
            new ChangeKind(platform, door, users.users(), users.accounts()));
    routes.addAll(new ProfileApi(uses, users.profiles()).routes());
  }
}

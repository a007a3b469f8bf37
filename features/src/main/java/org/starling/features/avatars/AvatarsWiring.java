package org.starling.features.avatars;

import java.util.List;
import org.starling.features.users.UsersWiring;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds the slice. */
public final class AvatarsWiring {
  private AvatarsWiring() {}

  public static void wire(
      Platform platform, List<Route> routes, UsersWiring.Faces users, Permissions permissions) {
    Avatars avatars = new Avatars(platform, users.accounts());
    routes.addAll(new AvatarApi(avatars, users, permissions).routes());
  }
}

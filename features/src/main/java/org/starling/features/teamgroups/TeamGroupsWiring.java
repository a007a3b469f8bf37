package org.starling.features.teamgroups;

import java.util.List;
import org.starling.features.users.UsersWiring;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds the slice. */
public final class TeamGroupsWiring {
  private TeamGroupsWiring() {}

  public static void wire(
      Platform platform, List<Route> routes, UsersWiring.Faces users, Permissions permissions) {
    routes.addAll(new TeamGroupsApi(platform.db(), permissions, users).routes());
  }
}

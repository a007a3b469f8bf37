package org.starling.features.teamunread;

import java.util.List;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds the slice. */
public final class TeamUnreadWiring {
  private TeamUnreadWiring() {}

  public static void wire(Platform platform, List<Route> routes, Permissions permissions) {
    routes.addAll(
        new TeamUnreadApi(platform.config(), platform.db(), permissions, new UnreadStore())
            .routes());
  }
}

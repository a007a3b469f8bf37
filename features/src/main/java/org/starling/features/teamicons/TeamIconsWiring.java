package org.starling.features.teamicons;

import java.util.List;
import org.starling.features.teams.TeamsWiring;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds the icons of teams. */
public final class TeamIconsWiring {
  private TeamIconsWiring() {}

  public static void wire(Platform platform, List<Route> routes, TeamsWiring.Faces teams) {
    routes.addAll(new TeamIconsApi(new TeamIcons(platform, teams)).routes());
  }
}

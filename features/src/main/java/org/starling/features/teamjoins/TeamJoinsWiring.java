package org.starling.features.teamjoins;

import java.util.List;
import java.util.function.Supplier;
import org.starling.features.teammembers.Memberships;
import org.starling.features.teams.JoinTeam;
import org.starling.features.teams.TeamLife;
import org.starling.features.teams.Teams;
import org.starling.features.users.Users;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds joining and leaving teams. */
public final class TeamJoinsWiring {
  /**
   * Other features that joining asks.
   *
   * @param life told of each leave within its transaction; it exists when the first request comes
   */
  public record Neighbours(
      Users users,
      Teams teams,
      JoinTeam joining,
      Memberships memberships,
      Permissions permissions,
      Supplier<? extends TeamLife> life) {}

  private TeamJoinsWiring() {}

  public static void wire(Platform platform, List<Route> routes, Neighbours neighbours) {
    AddMembers add = new AddMembers(platform, neighbours);
    LeaveTeam leave = new LeaveTeam(platform, neighbours);
    routes.addAll(new JoinApi(add, leave).routes());
  }
}

package org.starling.features.teams;

import java.util.List;
import java.util.function.Supplier;
import org.starling.features.teammembers.Memberships;
import org.starling.features.users.Users;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds teams. */
public final class TeamsWiring {
  /**
   * Other features that teams ask; those behind a supplier exist when the first request comes.
   *
   * @param life told of each change within its transaction
   * @param removal asked when a team goes for good
   */
  public record Neighbours(
      Users users,
      Memberships memberships,
      Permissions permissions,
      Supplier<? extends TeamLife> life,
      Supplier<? extends TeamRemoval> removal) {}

  /** What later features get. */
  public record Faces(
      Teams teams, JoinTeam joining, ChangeTeam change, FindTeams find, TeamShapes shapes) {}

  private TeamsWiring() {}

  public static Faces wire(Platform platform, List<Route> routes, Neighbours neighbours) {
    TeamStore store = new TeamStore();
    TeamDirectory teams = new TeamDirectory(platform, store, neighbours.memberships());
    TeamJson json = new TeamJson(neighbours.permissions());
    JoinTeam joining = new JoinTeam(platform, store, neighbours);
    CreateTeam create = new CreateTeam(platform, neighbours, store, joining);
    FindTeams find = new FindTeams(platform.db(), store, teams, neighbours.permissions());
    TeamJson.register(platform.frames());
    ChangeTeam change = new ChangeTeam(platform, neighbours, store, teams);
    routes.addAll(new TeamApi(create, find, json, neighbours.permissions()).routes());
    routes.addAll(new ChangeApi(change, json).routes());
    return new Faces(teams, joining, change, find, json);
  }
}

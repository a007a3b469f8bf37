package org.starling.features.teams;

import java.util.List;
import org.starling.kernel.Caller;
import org.starling.kernel.Permissions;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.http.HttpCode;

/** Finds teams for those who may see them. */
final class FindTeams {
  private final Teams teams;
  private final Permissions permissions;

  FindTeams(Teams teams, Permissions permissions) {
    this.teams = teams;
    this.permissions = permissions;
  }

  Team one(Caller caller, TeamId id) {
    Team team = teams.byId(id).orElseThrow(TeamCode.UNKNOWN::refuse);
    checkMaySee(caller, team);
    return team;
  }

  Team named(Caller caller, String name) {
    Team team = teams.byName(name).orElseThrow(TeamCode.UNKNOWN_NAME::refuse);
    checkMaySee(caller, team);
    return team;
  }

  private void checkMaySee(Caller caller, Team team) {
    boolean listed = team.isPublic() && permissions.has(caller, "list_public_teams");
    if (!listed && !permissions.inTeam(caller, team.id(), "view_team")) {
      throw HttpCode.NOT_PERMITTED.refuse("view_team");
    }
  }

  /** Whether there is a team of this name that the caller may know of. */
  boolean exists(Caller caller, String name) {
    return teams.byName(name).filter(team -> mayKnow(caller, team)).isPresent();
  }

  private boolean mayKnow(Caller caller, Team team) {
    String listing = team.allowOpenInvite() ? "list_public_teams" : "list_private_teams";
    return teams.isMember(caller.user(), team.id()) || permissions.has(caller, listing);
  }

  /** The teams of a user that are not archived. */
  List<Team> of(Caller caller, UserId user) {
    if (!caller.is(user)
        && !permissions.has(caller, "sysconsole_read_user_management_users")) {
      throw HttpCode.NOT_PERMITTED.refuse("sysconsole_read_user_management_users");
    }
    return teams.of(user).stream().filter(team -> !team.archived()).toList();
  }
}

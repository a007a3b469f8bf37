package org.starling.features.teamjoins;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.starling.features.teammembers.TeamMember;
import org.starling.features.teams.JoinTeam;
import org.starling.features.teams.Team;
import org.starling.features.teams.TeamCode;
import org.starling.features.teams.TeamEvent;
import org.starling.features.teams.Teams;
import org.starling.features.users.User;
import org.starling.features.users.UserCode;
import org.starling.features.users.Users;
import org.starling.kernel.Caller;
import org.starling.kernel.Events;
import org.starling.kernel.Permissions;
import org.starling.kernel.Refusal;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.db.Database;
import org.starling.platform.http.HttpCode;

/**
 * Adds people to a team, or the caller themselves. Everybody named is told that they were added,
 * those who were members before too.
 */
final class AddMembers {
  /** What became of one of several people. */
  sealed interface Outcome {
    UserId user();
  }

  record Added(UserId user, TeamMember member) implements Outcome {}

  record Refused(UserId user, Refusal reason) implements Outcome {}

  private final Database db;
  private final Events events;
  private final Users users;
  private final Permissions permissions;
  private final Teams teams;
  private final JoinTeam joining;

  AddMembers(Platform platform, TeamJoinsWiring.Neighbours neighbours) {
    this.db = platform.db();
    this.events = platform.events();
    this.users = neighbours.users();
    this.permissions = neighbours.permissions();
    this.teams = neighbours.teams();
    this.joining = neighbours.joining();
  }

  TeamMember one(Caller caller, TeamId id, UserId user) {
    Team team = caller.is(user) ? forThemselves(caller, id) : forOthers(caller, id);
    checkNewcomers(caller, team, List.of(user));
    return add(team, user, null);
  }

  /** All in turn; the first who cannot be added ends it. */
  List<TeamMember> all(Caller caller, TeamId id, List<UserId> newcomers) {
    Team team = forOthers(caller, id);
    checkNewcomers(caller, team, newcomers);
    List<TeamMember> members = new ArrayList<>();
    for (UserId user : newcomers) {
      members.add(add(team, user, caller.user()));
    }
    return members;
  }

  /** All in turn, each with what became of them. */
  List<Outcome> each(Caller caller, TeamId id, List<UserId> newcomers) {
    Team team = forOthers(caller, id);
    checkNewcomers(caller, team, newcomers);
    List<Outcome> outcomes = new ArrayList<>();
    for (UserId user : newcomers) {
      try {
        outcomes.add(new Added(user, add(team, user, caller.user())));
      } catch (Refusal refusal) {
        outcomes.add(new Refused(user, refusal));
      }
    }
    return outcomes;
  }

  private Team forThemselves(Caller caller, TeamId id) {
    Team team = load(id);
    String permission = team.allowOpenInvite() ? "join_public_teams" : "join_private_teams";
    if (!permissions.has(caller, permission)) {
      throw HttpCode.NOT_PERMITTED.refuse(permission);
    }
    return team;
  }

  private Team forOthers(Caller caller, TeamId id) {
    if (!permissions.inTeam(caller, id, "add_user_to_team")) {
      throw HttpCode.NOT_PERMITTED.refuse("add_user_to_team");
    }
    return load(id);
  }

  private Team load(TeamId id) {
    return teams.byId(id).orElseThrow(TeamCode.UNKNOWN::refuse);
  }

  /** Guests are added only by those who may invite guests. */
  private void checkNewcomers(Caller caller, Team team, List<UserId> newcomers) {
    if (team.managedByGroups()) {
      throw JoinCode.MEMBERS_BY_GROUPS.refuse();
    }
    if (permissions.inTeam(caller, team.id(), "invite_guest")) {
      return;
    }
    for (UserId user : newcomers) {
      if (users.byId(user).orElseThrow(JoinCode.UNKNOWN_ACCOUNT::refuse).guest()) {
        throw HttpCode.NOT_PERMITTED.refuse("invite_guest");
      }
    }
  }

  private TeamMember add(Team team, UserId id, @Nullable UserId by) {
    User user = users.byId(id).orElseThrow(UserCode.UNKNOWN::refuse);
    TeamMember member = db.write(tx -> joining.join(tx, team, user, by));
    events.publish(new TeamEvent.Joined(team.id(), id));
    return member;
  }
}

package org.starling.features.teamjoins;

import java.time.Clock;
import java.util.function.Supplier;
import org.starling.features.teammembers.Memberships;
import org.starling.features.teammembers.TeamMember;
import org.starling.features.teams.Team;
import org.starling.features.teams.TeamCode;
import org.starling.features.teams.TeamEvent;
import org.starling.features.teams.TeamLife;
import org.starling.features.teams.Teams;
import org.starling.features.users.User;
import org.starling.features.users.UserCode;
import org.starling.features.users.Users;
import org.starling.kernel.Caller;
import org.starling.kernel.Events;
import org.starling.kernel.Permissions;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.db.Database;
import org.starling.platform.http.HttpCode;

/** Ends a membership: people leave by themselves, or are removed by those who may. */
final class LeaveTeam {
  private final Database db;
  private final Events events;
  private final Clock clock;
  private final Teams teams;
  private final Users users;
  private final Memberships memberships;
  private final Permissions permissions;
  private final Supplier<? extends TeamLife> life;

  LeaveTeam(Platform platform, TeamJoinsWiring.Neighbours neighbours) {
    this.db = platform.db();
    this.events = platform.events();
    this.clock = platform.clock();
    this.teams = neighbours.teams();
    this.users = neighbours.users();
    this.memberships = neighbours.memberships();
    this.permissions = neighbours.permissions();
    this.life = neighbours.life();
  }

  /** Leaving twice is no mistake, and is told twice. */
  void leave(Caller caller, TeamId id, UserId leaver) {
    if (!caller.is(leaver) && !permissions.inTeam(caller, id, "remove_user_from_team")) {
      throw HttpCode.NOT_PERMITTED.refuse("remove_user_from_team");
    }
    Team team = teams.byId(id).orElseThrow(TeamCode.UNKNOWN::refuse);
    User user = users.byId(leaver).orElseThrow(UserCode.UNKNOWN::refuse);
    if (team.managedByGroups() && !caller.is(leaver) && !user.bot().is()) {
      throw JoinCode.STAYS_BY_GROUP.refuse();
    }
    life.get().leaving(team);
    db.write(tx -> {
      TeamMember member =
          memberships.stored(tx, id, leaver).orElseThrow(JoinCode.NOT_A_MEMBER::refuse);
      life.get().left(tx, team, user, caller.user());
      memberships.end(tx, member, clock.millis());
      tx.afterCommit(() -> events.publish(new TeamEvent.Left(id, leaver)));
      return member;
    });
  }
}

package org.starling.features.teams;

import java.time.Clock;
import java.util.function.Supplier;
import org.starling.features.users.User;
import org.starling.features.users.Users;
import org.starling.kernel.Caller;
import org.starling.kernel.Ids;
import org.starling.kernel.Permissions;
import org.starling.kernel.TeamId;
import org.starling.platform.Platform;
import org.starling.platform.db.Database;
import org.starling.platform.db.UniqueViolation;
import org.starling.platform.http.HttpCode;

/** Makes a team with its default channels; its maker is its first member and administrator. */
final class CreateTeam {
  /**
   * What the maker chooses.
   *
   * @param id empty, since the server gives ids
   */
  record Draft(String id, String name, String type, Team.Details details, boolean withScheme) {}

  private static final String MANAGE_SCHEMES = "sysconsole_write_user_management_permissions";

  private final Database db;
  private final Ids ids;
  private final Clock clock;
  private final Users users;
  private final Permissions permissions;
  private final TeamStore store;
  private final JoinTeam joining;
  private final Supplier<? extends TeamLife> life;

  CreateTeam(
      Platform platform, TeamsWiring.Neighbours neighbours, TeamStore store, JoinTeam joining) {
    this.db = platform.db();
    this.ids = platform.ids();
    this.clock = platform.clock();
    this.users = neighbours.users();
    this.permissions = neighbours.permissions();
    this.store = store;
    this.joining = joining;
    this.life = neighbours.life();
  }

  Team create(Caller caller, Draft draft) {
    if (!permissions.has(caller, "create_team")) {
      throw TeamCode.MAY_NOT_CREATE.refuse();
    }
    if (draft.withScheme() && !permissions.has(caller, MANAGE_SCHEMES)) {
      throw HttpCode.NOT_PERMITTED.refuse(MANAGE_SCHEMES);
    }
    User maker = users.byId(caller.user()).orElseThrow();
    if (!joining.admits(draft.details().allowedDomains(), maker)) {
      throw TeamCode.DOMAIN_NOT_ALLOWED_AT_CREATION.refuse();
    }
    if (!draft.id().isEmpty()) {
      throw TeamCode.NAME_TAKEN.refuse();
    }
    Team team = team(draft, maker);
    TeamRules.checkNew(team);
    return save(team, maker);
  }

  private Team team(Draft draft, User maker) {
    long now = clock.millis();
    Team.Details details = draft.details();
    return new Team(
        new TeamId(ids.next()),
        now,
        now,
        0,
        details.displayName(),
        draft.name(),
        details.description(),
        maker.email(),
        draft.type(),
        details.companyName(),
        details.allowedDomains(),
        ids.next(),
        details.allowOpenInvite(),
        0,
        "",
        details.groupConstrained(),
        false);
  }

  private Team save(Team team, User maker) {
    try {
      return db.write(tx -> {
        store.insert(tx, team);
        life.get().created(tx, team, maker);
        joining.join(tx, team, maker, null);
        return team;
      });
    } catch (UniqueViolation taken) {
      if (taken.index().equals("teams_name_key")) {
        throw TeamCode.NAME_TAKEN.refuse("", taken);
      }
      throw taken;
    }
  }
}

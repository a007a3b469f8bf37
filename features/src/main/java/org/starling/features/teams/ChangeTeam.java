package org.starling.features.teams;

import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.starling.features.teammembers.Memberships;
import org.starling.kernel.Caller;
import org.starling.kernel.Events;
import org.starling.kernel.Ids;
import org.starling.kernel.Permissions;
import org.starling.kernel.TeamId;
import org.starling.platform.Platform;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.db.Database;
import org.starling.platform.http.HttpCode;

/** Changes a team: its details, who may enter, its icon's time, archiving and the end for good. */
public final class ChangeTeam {
  private static final String MANAGE = "manage_team";
  private static final String INVITE = "invite_user";

  private final ConfigSource config;
  private final Database db;
  private final Events events;
  private final Ids ids;
  private final Clock clock;
  private final TeamStore store;
  private final TeamDirectory teams;
  private final Memberships memberships;
  private final Permissions permissions;
  private final Supplier<? extends TeamRemoval> removal;

  ChangeTeam(
      Platform platform, TeamsWiring.Neighbours neighbours, TeamStore store, TeamDirectory teams) {
    this.config = platform.config();
    this.db = platform.db();
    this.events = platform.events();
    this.ids = platform.ids();
    this.clock = platform.clock();
    this.store = store;
    this.teams = teams;
    this.memberships = neighbours.memberships();
    this.permissions = neighbours.permissions();
    this.removal = neighbours.removal();
  }

  /** Describes the team anew; {@code edit} gets what it is like now. */
  Team describe(Caller caller, TeamId id, UnaryOperator<Team.Details> edit) {
    check(caller, id, MANAGE);
    return change(
        id,
        team -> {
          Team.Details details = edit.apply(team.details());
          if (details.allowOpenInvite() != team.allowOpenInvite()) {
            check(caller, id, INVITE);
          }
          TeamRules.check(details);
          checkWithinServer(details.allowedDomains());
          return team.withDetails(details, clock.millis());
        },
        TeamEvent.Updated::new);
  }

  private void checkWithinServer(String allowedDomains) {
    List<String> accepted = TeamRules.domains(config.current().team().restrictCreationToDomains());
    if (!accepted.isEmpty() && !accepted.containsAll(TeamRules.domains(allowedDomains))) {
      throw TeamCode.DOMAIN_OUTSIDE_SERVER.refuse();
    }
  }

  /** Opens the team to everybody, or closes it; closing makes earlier links useless. */
  Team open(Caller caller, TeamId id, boolean open) {
    check(caller, id, MANAGE);
    check(caller, id, INVITE);
    String type = open ? Team.OPEN : Team.BY_INVITATION;
    return change(
        id,
        team -> {
          boolean closing = !open && !team.type().equals(type);
          String inviteId = closing ? ids.next() : team.inviteId();
          return team.withAccess(type, open, inviteId, clock.millis());
        },
        TeamEvent.Updated::new);
  }

  /** Makes earlier links useless. */
  Team renewInviteId(Caller caller, TeamId id) {
    check(caller, id, MANAGE);
    check(caller, id, INVITE);
    return change(
        id,
        team -> team.withAccess(team.type(), team.allowOpenInvite(), ids.next(), clock.millis()),
        TeamEvent.Updated::new);
  }

  void archive(Caller caller, TeamId id) {
    check(caller, id, MANAGE);
    long now = clock.millis();
    change(id, team -> team.deletedAt(now, now), TeamEvent.Deleted::new);
  }

  Team restore(Caller caller, TeamId id) {
    check(caller, id, MANAGE);
    return change(id, team -> team.deletedAt(0, clock.millis()), TeamEvent.Restored::new);
  }

  /** Removes the team for good, with its channels and all that is in them. */
  void remove(Caller caller, TeamId id) {
    check(caller, id, MANAGE);
    if (!config.current().service().enableAPITeamDeletion()) {
      boolean administrator = permissions.has(caller, "manage_system");
      throw (administrator ? TeamCode.NO_PERMANENT_DELETION_YET : TeamCode.NO_PERMANENT_DELETION)
          .refuse();
    }
    Team known = teams.byId(id).orElseThrow(TeamCode.UNKNOWN::refuse);
    removal.get().prepare(known);
    memberships.members(id);
    db.write(tx -> {
      long now = clock.millis();
      Team team = store.locked(tx, id).orElseThrow(TeamCode.UNKNOWN::refuse);
      Team gone = team.deletedAt(now, now);
      removal.get().remove(tx, gone);
      // Told before the memberships are forgotten: those who were members must hear it.
      tx.afterCommit(() -> events.publish(new TeamEvent.Deleted(gone)));
      memberships.deleteAll(tx, id);
      store.delete(tx, id);
      teams.forgetAfterCommit(tx, id);
      return gone;
    });
  }

  /**
   * Notes when the icon changed; 0 says that there is none. By the contract the row's time of
   * change becomes the same, and what is told still has the former.
   */
  public void iconChanged(TeamId id, long at) {
    change(
        id,
        team -> team.iconAt(at, at),
        (old, now) -> new TeamEvent.Updated(old.iconAt(at, old.updateAt())));
  }

  public void checkMayManage(Caller caller, TeamId id) {
    check(caller, id, MANAGE);
  }

  private void check(Caller caller, TeamId id, String permission) {
    if (!permissions.inTeam(caller, id, permission)) {
      throw HttpCode.NOT_PERMITTED.refuse(permission);
    }
  }

  private Team change(TeamId id, UnaryOperator<Team> edit, Function<Team, TeamEvent> telling) {
    return change(id, edit, (old, now) -> telling.apply(now));
  }

  private Team change(
      TeamId id, UnaryOperator<Team> edit, BiFunction<Team, Team, TeamEvent> telling) {
    return db.write(tx -> {
      Team old = store.locked(tx, id).orElseThrow(TeamCode.UNKNOWN::refuse);
      Team changed = edit.apply(old);
      store.update(tx, changed);
      teams.forgetAfterCommit(tx, id);
      tx.afterCommit(() -> events.publish(telling.apply(old, changed)));
      return changed;
    });
  }
}

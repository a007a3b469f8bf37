package org.starling.features.teams;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.starling.features.teammembers.Memberships;
import org.starling.features.teammembers.TeamMember;
import org.starling.features.users.User;
import org.starling.kernel.Events;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.db.Tx;

/** Makes a person a member of a team, whoever asked for it; who may ask is for the callers. */
public final class JoinTeam {
  private final ConfigSource config;
  private final Events events;
  private final Clock clock;
  private final TeamStore store;
  private final Memberships memberships;
  private final Supplier<? extends TeamLife> life;

  JoinTeam(Platform platform, TeamStore store, TeamsWiring.Neighbours neighbours) {
    this.config = platform.config();
    this.events = platform.events();
    this.clock = platform.clock();
    this.store = store;
    this.memberships = neighbours.memberships();
    this.life = neighbours.life();
  }

  /**
   * Joins, and tells who is concerned after the commit; whoever is in already stays as they are.
   *
   * @param by who added the person and is named for it; null if they come by themselves
   * @throws org.starling.kernel.Refusal if the team is full, gone or closed to their address
   */
  public TeamMember join(Tx tx, Team team, User user, @Nullable UserId by) {
    checkDomain(team, user);
    Team locked = store.locked(tx, team.id()).orElseThrow(TeamCode.UNKNOWN::refuse);
    Optional<TeamMember> known = memberships.stored(tx, team.id(), user.id());
    if (known.filter(TeamMember::live).isPresent()) {
      return memberships.again(tx, known.get());
    }
    if (memberships.active(tx, team.id()) >= config.current().team().maxUsersPerTeam()) {
      throw (known.isPresent() ? TeamCode.FULL_FOR_RETURN : TeamCode.FULL).refuse();
    }
    TeamMember member = memberships.begin(tx, newcomer(locked, user), clock.millis());
    if (!user.guest()) {
      life.get().joined(tx, locked, user, member.schemeAdmin(), by);
    }
    tx.afterCommit(() -> events.publish(new TeamEvent.Joined(team.id(), user.id())));
    return member;
  }

  /** Whoever has the address under which the team was made administers it. */
  private static TeamMember newcomer(Team team, User user) {
    return new TeamMember(
        team.id(),
        user.id(),
        List.of(),
        0,
        !user.guest(),
        !team.email().isEmpty() && team.email().equals(user.email()),
        user.guest(),
        TeamMember.SchemeNames.BUILT_IN);
  }

  private void checkDomain(Team team, User user) {
    if (!admits(team.allowedDomains(), user)) {
      throw TeamCode.DOMAIN_NOT_ALLOWED.refuse();
    }
  }

  /** Whether a person's address is within the domains that count for them. */
  boolean admits(String teamDomains, User user) {
    if (user.bot().is()) {
      return true;
    }
    if (user.guest()) {
      return TeamRules.admits(guestDomains(), user.email());
    }
    return admits(teamDomains, user.email());
  }

  /** Whether somebody who has no account yet could join with this address. */
  public boolean admitsAddress(Team team, String email) {
    return admits(team.allowedDomains(), email);
  }

  private boolean admits(String teamDomains, String email) {
    return TeamRules.admits(teamDomains, email)
        && TeamRules.admits(config.current().team().restrictCreationToDomains(), email);
  }

  private String guestDomains() {
    return config
        .current()
        .tree()
        .path("GuestAccountsSettings")
        .path("RestrictCreationToDomains")
        .asText();
  }
}

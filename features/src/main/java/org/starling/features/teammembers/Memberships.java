package org.starling.features.teammembers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.starling.features.roles.TeamRoles;
import org.starling.features.sessions.SessionTeams;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.db.Database;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Tx;
import org.starling.platform.http.Json;

/**
 * Reads and writes memberships. Reads without a {@link Reader} are answered from memory; an entry
 * is dropped after the commit of each write, and a load that runs meanwhile is waited for, so that
 * nothing older than the commit stays behind.
 */
public final class Memberships implements TeamRoles, SessionTeams {

  private final MemberStore store;
  private final LoadingCache<UserId, List<TeamMember>> ofUser;
  private final LoadingCache<TeamId, Set<UserId>> ofTeam;

  Memberships(Platform platform, MemberStore store) {
    Database db = platform.db();
    this.store = store;
    this.ofUser =
        platform
            .caches()
            .make(
                "Team",
                Caffeine.newBuilder().maximumSize(MemberLimits.CACHED_USERS_MAX),
                user -> List.copyOf(store.ofUser(db.primary(), user)));
    this.ofTeam =
        platform
            .caches()
            .make(
                "TeamMembers",
                Caffeine.newBuilder()
                    .maximumWeight(MemberLimits.CACHED_MEMBERS_MAX)
                    .weigher((TeamId team, Set<UserId> users) -> 1 + users.size()),
                team -> Set.copyOf(store.liveUsers(db.primary(), team)));
  }

  /** Live members. */
  public Set<UserId> members(TeamId team) {
    return ofTeam.get(team);
  }

  /** All memberships of a user, those that ended included. */
  public List<TeamMember> of(UserId user) {
    return ofUser.get(user);
  }

  /** A live membership. */
  public Optional<TeamMember> live(UserId user, TeamId team) {
    return of(user).stream().filter(m -> m.live() && m.team().equals(team)).findFirst();
  }

  @Override
  public Optional<List<String>> inTeam(UserId user, TeamId team) {
    return live(user, team).map(TeamMember::roles);
  }

  @Override
  public List<ObjectNode> memberships(UserId user) {
    return of(user).stream()
        .filter(TeamMember::live)
        .map(member -> Json.mapper().<ObjectNode>valueToTree(MemberView.of(member)))
        .toList();
  }

  /** A membership as the database has it, ended or not. */
  public Optional<TeamMember> stored(Reader reader, TeamId team, UserId user) {
    return store.one(reader, team, user);
  }

  /** How many live members are not deactivated; call with the team's row locked. */
  public long active(Tx tx, TeamId team) {
    return store.count(tx, team).active();
  }

  /** Makes a membership, or brings an ended one back with these flags and no extra roles. */
  public TeamMember begin(Tx tx, TeamMember member, long now) {
    if (store.one(tx, member.team(), member.user()).isPresent()) {
      store.update(tx, member);
    } else {
      store.insert(tx, member, now);
    }
    forgetAfterCommit(tx, member.team(), List.of(member.user()));
    return store.one(tx, member.team(), member.user()).orElseThrow();
  }

  public void end(Tx tx, TeamMember member, long now) {
    store.update(tx, member.endedAt(now));
    forgetAfterCommit(tx, member.team(), List.of(member.user()));
  }

  /** Removes every trace of a team's memberships. */
  public void deleteAll(Tx tx, TeamId team) {
    Collection<UserId> users = store.liveUsers(tx, team);
    store.deleteAll(tx, team);
    forgetAfterCommit(tx, team, users);
  }

  void change(Tx tx, TeamMember member) {
    store.update(tx, member);
    forgetAfterCommit(tx, member.team(), List.of(member.user()));
  }

  /** Drops everything, such as after roles of a scheme changed. */
  public void forgetAll() {
    ofUser.invalidateAll();
    ofTeam.invalidateAll();
  }

  private void forgetAfterCommit(Tx tx, TeamId team, Collection<UserId> users) {
    tx.afterCommit(() -> {
      ofTeam.invalidate(team);
      ofUser.invalidateAll(users);
    });
  }

  /** Teams that have both users as live members. */
  public Set<TeamId> shared(UserId one, UserId other) {
    Set<TeamId> teams = liveTeams(one);
    teams.retainAll(liveTeams(other));
    return teams;
  }

  private Set<TeamId> liveTeams(UserId user) {
    return of(user).stream()
        .filter(TeamMember::live)
        .map(TeamMember::team)
        .collect(Collectors.toSet());
  }
}

package org.starling.features.teammembers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.starling.features.roles.TeamRoles;
import org.starling.features.sessions.SessionTeams;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.cluster.Caches;
import org.starling.platform.cluster.Keys;
import org.starling.platform.cluster.Notice;
import org.starling.platform.cluster.TrustedCache;
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
  private final Database db;
  private final TrustedCache<UserId, List<TeamMember>> ofUser;
  private final TrustedCache<TeamId, Set<UserId>> ofTeam;
  private final Notice<UserId> userChanged;
  private final Notice<TeamId> teamChanged;

  Memberships(Platform platform, MemberStore store) {
    Caches caches = platform.caches();
    this.store = store;
    this.db = platform.db();
    this.ofUser =
        caches.shared("Team", Caffeine.newBuilder().maximumSize(MemberLimits.CACHED_USERS_MAX));
    this.ofTeam =
        caches.shared(
            "TeamMembers",
            Caffeine.newBuilder()
                .maximumWeight(MemberLimits.CACHED_MEMBERS_MAX)
                .weigher((TeamId team, Set<UserId> users) -> 1 + users.size()));
    this.userChanged = caches.notice("inv_teams", new Keys<>(UserId::value, UserId::new), ofUser);
    this.teamChanged =
        caches.notice("inv_team_members", new Keys<>(TeamId::value, TeamId::new), ofTeam);
  }

  /** Live members. */
  public Set<UserId> members(TeamId team) {
    return ofTeam.get(team, id -> Set.copyOf(store.liveUsers(db.primary(), id)));
  }

  /** All memberships of a user, those that ended included. */
  public List<TeamMember> of(UserId user) {
    return ofUser.get(user, id -> List.copyOf(store.ofUser(db.primary(), id)));
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
    forgetAfterCommit(tx, member);
    return store.one(tx, member.team(), member.user()).orElseThrow();
  }

  /** Another node may just have made it so, and be telling of it: all nodes look again. */
  public TeamMember again(Tx tx, TeamMember member) {
    forgetAfterCommit(tx, member);
    return member;
  }

  public void end(Tx tx, TeamMember member, long now) {
    store.update(tx, member.endedAt(now));
    forgetAfterCommit(tx, member);
  }

  /** Removes every trace of a team's memberships. */
  public void deleteAll(Tx tx, TeamId team) {
    Collection<UserId> users = store.liveUsers(tx, team);
    store.deleteAll(tx, team);
    tx.afterCommit(() -> {
      teamChanged.give(team);
      userChanged.give(users);
    });
  }

  void change(Tx tx, TeamMember member) {
    store.update(tx, member);
    forgetAfterCommit(tx, member);
  }

  private void forgetAfterCommit(Tx tx, TeamMember member) {
    teamChanged.after(tx, member.team());
    userChanged.after(tx, member.user());
  }
}

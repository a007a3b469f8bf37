package org.starling.features.teams;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.starling.features.teammembers.Memberships;
import org.starling.features.teammembers.TeamMember;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.cluster.Keys;
import org.starling.platform.cluster.Notice;
import org.starling.platform.cluster.TrustedCache;
import org.starling.platform.db.Database;
import org.starling.platform.db.Tx;

/** Teams by id from memory, by name from the database; who is in them from {@link Memberships}. */
final class TeamDirectory implements Teams {
  private final Database db;
  private final TeamStore store;
  private final Memberships memberships;
  private final TrustedCache<TeamId, Team> byId;
  private final Notice<TeamId> changed;

  TeamDirectory(Platform platform, TeamStore store, Memberships memberships) {
    this.db = platform.db();
    this.store = store;
    this.memberships = memberships;
    this.byId =
        platform
            .caches()
            .shared("teamById", Caffeine.newBuilder().maximumSize(TeamLimits.CACHED_TEAMS_MAX));
    this.changed =
        platform.caches().notice("inv_team", new Keys<>(TeamId::value, TeamId::new), byId);
  }

  private Optional<Team> load(TeamId id) {
    return store.byIds(db.primary(), List.of(id)).stream().findFirst();
  }

  @Override
  public Optional<Team> byId(TeamId id) {
    return byId.find(id, this::load);
  }

  @Override
  public List<Team> byIds(Collection<TeamId> ids) {
    Map<TeamId, Team> cached = byId.presentOf(ids);
    if (cached.size() == Set.copyOf(ids).size()) {
      return List.copyOf(cached.values());
    }
    return store.byIds(db.primary(), ids);
  }

  @Override
  public Optional<Team> byName(String name) {
    return store.byName(db.primary(), name.toLowerCase(Locale.ROOT));
  }

  @Override
  public Optional<Team> byInviteId(String inviteId) {
    return inviteId.isEmpty() ? Optional.empty() : store.byInviteId(db.primary(), inviteId);
  }

  @Override
  public Set<UserId> members(TeamId team) {
    return memberships.members(team);
  }

  @Override
  public boolean isMember(UserId user, TeamId team) {
    return memberships.live(user, team).isPresent();
  }

  @Override
  public List<Team> of(UserId user) {
    List<TeamId> ids =
        memberships.of(user).stream().filter(TeamMember::live).map(TeamMember::team).toList();
    return byIds(ids);
  }

  void forgetAfterCommit(Tx tx, TeamId id) {
    changed.after(tx, id);
  }
}

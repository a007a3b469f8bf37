package org.starling.features.teams;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;

/** Reading teams and memberships, for other features. Answers may come from a cache. */
public interface Teams {
  Optional<Team> byId(TeamId id);

  List<Team> byIds(Collection<TeamId> ids);

  /** The name in any case. */
  Optional<Team> byName(String name);

  /** The team that a link with this secret lets into. */
  Optional<Team> byInviteId(String inviteId);

  /** Live members. */
  Set<UserId> members(TeamId team);

  boolean isMember(UserId user, TeamId team);

  /** Teams in which the user is a live member, archived ones included. */
  List<Team> of(UserId user);
}

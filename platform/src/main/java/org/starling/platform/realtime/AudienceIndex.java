package org.starling.platform.realtime;

import java.util.Set;
import org.starling.kernel.ChannelId;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;

/** Who belongs where; implemented by the features that own memberships. Answers from caches. */
public interface AudienceIndex {
  Set<UserId> membersOf(ChannelId channel);

  Set<UserId> membersOf(TeamId team);

  /** Those of some guests who may know of a user. */
  Set<UserId> whoMayKnow(Set<UserId> guests, UserId other);

  boolean administrator(UserId user);
}

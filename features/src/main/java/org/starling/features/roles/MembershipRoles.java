package org.starling.features.roles;

import java.util.List;
import java.util.Optional;
import org.starling.kernel.ChannelId;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;

/**
 * Which roles a membership gives; teams and channels implement it. Names include those that the
 * scheme flags stand for (team_user, channel_admin …).
 */
public interface MembershipRoles {
  /** Empty if the user is no live member. */
  Optional<List<String>> inTeam(UserId user, TeamId team);

  /** Empty if the user is no member. */
  Optional<List<String>> inChannel(UserId user, ChannelId channel);

  /** The channel's team; empty for direct and group channels and for unknown ones. */
  Optional<TeamId> teamOf(ChannelId channel);

  boolean exists(ChannelId channel);
}

package org.starling.features.roles;

import java.util.List;
import java.util.Optional;
import org.starling.kernel.ChannelId;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;

/** Which roles a membership in a channel gives; channels implements it. */
public interface ChannelRoles {
  /**
   * Names, those that the scheme flags stand for included (channel_user, channel_admin …); empty if
   * the user is no member.
   */
  Optional<List<String>> inChannel(UserId user, ChannelId channel);

  /** The channel's team; empty for direct and group channels and for unknown ones. */
  Optional<TeamId> teamOf(ChannelId channel);

  boolean exists(ChannelId channel);
}

package org.starling.features.channels;

import java.util.Collection;
import org.starling.kernel.ChannelId;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Tx;

/** What comings and goings mean for people's sidebars; sidebar implements it. */
public interface SidebarPlaces {
  /** Somebody is no member of the channel any more. */
  void left(Tx tx, ChannelId channel, UserId user);

  /** Somebody is no member of the team any more. */
  void leftTeam(Tx tx, TeamId team, UserId user);

  /** The channel went to another team. */
  void moved(Tx tx, Channel channel);

  /** A group message became a channel of a team. */
  void converted(Tx tx, Channel channel, Collection<UserId> members);
}

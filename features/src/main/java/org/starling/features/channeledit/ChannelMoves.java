package org.starling.features.channeledit;

import java.util.Collection;
import org.starling.features.channels.Channel;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Tx;

/** What a channel's change of team means for sidebars; sidebar implements it. */
public interface ChannelMoves {
  /** The channel is in another team now: it leaves all categories. */
  void moved(Tx tx, Channel channel);

  /** A group message became a channel of a team; its members' sidebars of that team change. */
  void converted(Tx tx, Channel channel, TeamId team, Collection<UserId> members);
}

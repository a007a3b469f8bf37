package org.starling.features.channelmembers;

import java.util.List;
import java.util.Optional;
import org.starling.features.channels.Channel;
import org.starling.kernel.ChannelId;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Tx;

/** What memberships mean for threads; threads implements it. */
public interface ChannelThreads {
  /** The channel of a live post; empty if there is none. */
  Optional<ChannelId> channelOf(PostId post);

  /** Makes somebody who was added to the channel out of a thread follow it, and tells them. */
  void follow(Tx tx, Channel channel, UserId user, PostId root);

  /**
   * Marks the threads of channels that were looked at as read, where that is what looking means.
   *
   * @param collapsedSupported whether the client shows threads apart and reads them one by one
   */
  void viewed(Tx tx, UserId user, List<ChannelId> channels, boolean collapsedSupported);
}

package org.starling.features.channeledit;

import org.starling.features.channels.Channel;
import org.starling.platform.db.Tx;

/**
 * Removes everything in a channel for good; whoever knows all that is in channels implements it.
 */
@FunctionalInterface
public interface ChannelRemoval {
  /** Deletes the channel's own rows too; forgets the channel after the commit. */
  void remove(Tx tx, Channel channel);
}

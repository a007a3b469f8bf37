package org.starling.features.channels;

import org.starling.kernel.ChannelId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Tx;

/** What goings mean for the threads that people follow; threads implements it. */
public interface ThreadsOfMembers {
  /** Somebody is no member of the channel any more, and so follows none of its threads. */
  void left(Tx tx, ChannelId channel, UserId user);
}

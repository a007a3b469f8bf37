package org.starling.features.preferences;

import org.starling.kernel.ChannelId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Tx;

/** Moves a channel into or out of the favourites of a user's sidebar. */
@FunctionalInterface
public interface FavouriteChannels {
  void set(Tx tx, UserId user, ChannelId channel, boolean favourite);
}

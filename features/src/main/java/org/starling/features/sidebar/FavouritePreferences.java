package org.starling.features.sidebar;

import java.util.Collection;
import org.starling.kernel.ChannelId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Tx;

/** The preferences that repeat which channels are favourites; preferences implements it. */
@FunctionalInterface
public interface FavouritePreferences {
  /** Writes or deletes them; nobody hears of it, since they hear of the sidebar. */
  void mirror(Tx tx, UserId user, Collection<ChannelId> channels, boolean favourite);
}

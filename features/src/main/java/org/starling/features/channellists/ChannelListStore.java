package org.starling.features.channellists;

import java.util.Optional;
import org.starling.features.channels.Channel;
import org.starling.features.channels.ChannelRows;
import org.starling.kernel.ChannelId;
import org.starling.kernel.TeamId;
import org.starling.platform.db.Reader;

/** Queries for lists of channels. */
final class ChannelListStore {
  private static final String SELECT = "SELECT " + ChannelRows.COLUMNS + " FROM channels c ";

  /** With its counters as they are now. */
  Optional<Channel> byId(Reader db, ChannelId id) {
    return db.one(ChannelRows::channel, SELECT + "WHERE c.id = ?", id);
  }

  /** Archived ones too. */
  Optional<Channel> byName(Reader db, TeamId team, String name) {
    return db.one(ChannelRows::channel, SELECT + "WHERE c.teamid = ? AND c.name = ?", team, name);
  }
}

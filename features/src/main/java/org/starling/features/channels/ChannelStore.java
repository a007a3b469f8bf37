package org.starling.features.channels;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.starling.kernel.ChannelId;
import org.starling.platform.db.Reader;

/** Reads the channels table. */
final class ChannelStore {
  private static final String SELECT = "SELECT " + ChannelRows.COLUMNS + " FROM channels c ";

  Optional<Channel> byId(Reader db, ChannelId id) {
    return db.one(ChannelRows::channel, SELECT + "WHERE c.id = ?", id);
  }

  List<Channel> byIds(Reader db, Collection<ChannelId> ids) {
    return db.list(
        ChannelRows::channel,
        SELECT + "WHERE c.id = ANY (?) LIMIT ?",
        ids,
        ChannelLimits.CHANNELS_MAX);
  }

  /** Archived ones too; an empty team means direct and group channels. */
  Optional<Channel> byName(Reader db, String team, String name) {
    return db.one(ChannelRows::channel, SELECT + "WHERE c.teamid = ? AND c.name = ?", team, name);
  }
}

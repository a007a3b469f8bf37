package org.starling.features.channellists;

import java.util.Optional;
import org.starling.features.channels.Channel;
import org.starling.features.channels.ChannelCode;
import org.starling.features.channels.ChannelNeighbours;
import org.starling.kernel.Caller;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Permissions;
import org.starling.kernel.TeamId;
import org.starling.platform.db.Database;
import org.starling.platform.http.HttpCode;

/** Shows one channel, with its counters as they are. */
final class ReadChannel {
  private final Database db;
  private final Permissions permissions;
  private final ChannelListStore store;

  ReadChannel(Database db, ChannelNeighbours others, ChannelListStore store) {
    this.db = db;
    this.permissions = others.permissions();
    this.store = store;
  }

  Channel byId(Caller caller, ChannelId id) {
    Channel channel = store.byId(db.primary(), id).orElseThrow(ChannelCode.UNKNOWN::refuse);
    if (!mayRead(caller, channel)) {
      throw HttpCode.NOT_PERMITTED.refuse("read_channel");
    }
    return channel;
  }

  /** A private channel that the caller is not in does not exist for them. */
  Channel byName(Caller caller, TeamId team, String name, boolean archivedToo) {
    Optional<Channel> found = store.byName(db.primary(), team, name);
    return found
        .filter(channel -> archivedToo || !channel.archived())
        .filter(channel -> mayRead(caller, channel))
        .orElseThrow(ChannelCode.NAME_UNKNOWN::refuse);
  }

  private boolean mayRead(Caller caller, Channel channel) {
    boolean open =
        channel.open()
            && channel
                .team()
                .map(team -> permissions.inTeam(caller, team, "read_public_channel"))
                .orElse(false);
    return open || permissions.inChannel(caller, channel.id(), "read_channel");
  }
}

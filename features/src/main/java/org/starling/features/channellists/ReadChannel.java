package org.starling.features.channellists;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.starling.features.channels.Channel;
import org.starling.features.channels.ChannelCode;
import org.starling.features.channels.ChannelNeighbours;
import org.starling.features.channels.Channels;
import org.starling.features.teams.Team;
import org.starling.kernel.Caller;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Permissions;
import org.starling.kernel.TeamId;
import org.starling.platform.db.Database;
import org.starling.platform.http.HttpCode;

/** Shows one channel, with its counters as they are, and figures about channels. */
final class ReadChannel {
  private final Database db;
  private final ChannelNeighbours others;
  private final Permissions permissions;
  private final Channels channels;
  private final ChannelListStore store;
  private final ChannelFigureStore figures = new ChannelFigureStore();

  ReadChannel(Database db, ChannelNeighbours others, Channels channels, ChannelListStore store) {
    this.db = db;
    this.others = others;
    this.permissions = others.permissions();
    this.channels = channels;
    this.store = store;
  }

  Channel byId(Caller caller, ChannelId id) {
    Channel channel = store.byId(db.primary(), id).orElseThrow(ChannelCode.UNKNOWN::refuse);
    requireReader(caller, channel);
    return channel;
  }

  Channel byName(Caller caller, TeamId team, String name, boolean archivedToo) {
    Channel channel =
        store
            .byName(db.primary(), team, name)
            .filter(found -> archivedToo || !found.archived())
            .orElseThrow(ChannelCode.NAME_UNKNOWN::refuse);
    if (!mayRead(caller, channel) && !leads(caller, channel)) {
      // A private channel that the caller is not in does not exist for them.
      throw channel.open()
          ? HttpCode.NOT_PERMITTED.refuse("read_public_channel")
          : ChannelCode.NAME_UNKNOWN.refuse();
    }
    return channel;
  }

  Channel byNames(Caller caller, String teamName, String name, boolean archivedToo) {
    Team team = others.teams().byName(teamName).orElseThrow(ListCode.NO_TEAM_OF_NAME::refuse);
    return byName(caller, team.id(), name, archivedToo);
  }

  /** Who is in a channel, and what it holds. */
  record Stats(Channels.Headcount people, ChannelFigureStore.Contents contents) {}

  Stats stats(Caller caller, ChannelId id, boolean withFiles) {
    if (!permissions.inChannel(caller, id, "read_channel")) {
      throw HttpCode.NOT_PERMITTED.refuse("read_channel");
    }
    return new Stats(
        channels.headcount(id),
        withFiles ? figures.contents(db.primary(), id) : figures.pinned(db.primary(), id));
  }

  /** Active members by channel; a channel without any has 0. */
  Map<ChannelId, Long> memberCounts(Caller caller, List<ChannelId> ids) {
    Map<ChannelId, Long> counts = new LinkedHashMap<>();
    for (ChannelId id : ids) {
      requireReader(caller, channels.existing(id));
      counts.put(id, 0L);
    }
    figures
        .memberCounts(db.primary(), counts.keySet())
        .forEach(count -> counts.put(count.channel(), count.members()));
    return counts;
  }

  private void requireReader(Caller caller, Channel channel) {
    if (!mayRead(caller, channel)) {
      throw HttpCode.NOT_PERMITTED.refuse("read_channel");
    }
  }

  /** Who leads a team finds its private channels by name. */
  private boolean leads(Caller caller, Channel channel) {
    return !channel.open()
        && channel
            .team()
            .map(team -> permissions.inTeam(caller, team, "manage_team"))
            .orElse(false);
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

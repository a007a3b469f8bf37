package org.starling.features.channellists;

import java.util.List;
import org.starling.features.channels.Channel;
import org.starling.features.channels.ChannelCode;
import org.starling.features.channels.ChannelNeighbours;
import org.starling.features.teams.Team;
import org.starling.kernel.Caller;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Permissions;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Database;
import org.starling.platform.http.HttpCode;

/** Lists channels: of a team, of a person. */
final class ListChannels {
  private final Database db;
  private final Permissions permissions;
  private final ChannelNeighbours others;
  private final ChannelListStore store;

  ListChannels(Database db, ChannelNeighbours others, ChannelListStore store) {
    this.db = db;
    this.permissions = others.permissions();
    this.others = others;
    this.store = store;
  }

  List<Channel> open(Caller caller, TeamId team, ChannelListStore.Slice slice) {
    requireInTeam(caller, team, "list_team_channels");
    return store.ofTeam(db.primary(), team, "O", slice);
  }

  List<Channel> closed(Caller caller, TeamId team, ChannelListStore.Slice slice) {
    if (!permissions.has(caller, "manage_system")) {
      throw HttpCode.NOT_PERMITTED.refuse("manage_system");
    }
    return store.ofTeam(db.primary(), team, "P", slice);
  }

  List<Channel> archived(Caller caller, TeamId team, ChannelListStore.Slice slice) {
    requireInTeam(caller, team, "list_team_channels");
    boolean all = permissions.has(caller, "manage_system");
    return store.archived(db.primary(), team, caller.user(), all, slice);
  }

  List<Channel> among(Caller caller, TeamId team, List<String> ids) {
    requireInTeam(caller, team, "view_team");
    List<Channel> found = store.openAmong(db.primary(), team, ids);
    if (found.isEmpty()) {
      throw ListCode.NONE_OF_THESE.refuse();
    }
    return found;
  }

  List<Channel> of(Caller caller, UserId user, ChannelListStore.Archive archive) {
    requireActor(caller, user);
    return some(store.of(db.primary(), user, archive));
  }

  List<Channel> ofInTeam(
      Caller caller, UserId user, TeamId team, ChannelListStore.Archive archive) {
    requireActor(caller, user);
    requireInTeam(caller, team, "view_team");
    return some(store.ofInTeam(db.primary(), user, team, archive));
  }

  /** Teams that everybody in a direct or group channel is in. */
  List<Team> commonTeams(Caller caller, ChannelId id) {
    if (!permissions.inChannel(caller, id, "read_channel")) {
      throw HttpCode.NOT_PERMITTED.refuse("read_channel");
    }
    Channel channel = store.byId(db.primary(), id).orElseThrow(ChannelCode.UNKNOWN::refuse);
    if (!channel.conversation()) {
      throw ListCode.NOT_A_GROUP.refuse();
    }
    return others.teams().byIds(store.commonTeams(db.primary(), id));
  }

  private static List<Channel> some(List<Channel> channels) {
    if (channels.isEmpty()) {
      throw ChannelCode.NO_CHANNELS.refuse();
    }
    return channels;
  }

  private void requireActor(Caller caller, UserId user) {
    if (!permissions.actsFor(caller, user)) {
      throw HttpCode.NOT_PERMITTED.refuse("edit_other_users");
    }
  }

  private void requireInTeam(Caller caller, TeamId team, String permission) {
    if (!permissions.inTeam(caller, team, permission)) {
      throw HttpCode.NOT_PERMITTED.refuse(permission);
    }
  }
}

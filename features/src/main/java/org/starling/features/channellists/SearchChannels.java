package org.starling.features.channellists;

import java.util.List;
import org.starling.features.channels.Channel;
import org.starling.features.channels.ChannelCode;
import org.starling.features.channels.ChannelNeighbours;
import org.starling.kernel.Caller;
import org.starling.kernel.Permissions;
import org.starling.kernel.TeamId;
import org.starling.platform.db.Database;
import org.starling.platform.http.HttpCode;

/** Finds channels by what they are called. */
final class SearchChannels {
  private static final List<String> CONSOLE =
      List.of(
          "sysconsole_read_user_management_channels",
          "sysconsole_write_user_management_groups",
          "sysconsole_read_compliance_data_retention_policy");

  private final Database db;
  private final ChannelNeighbours others;
  private final Permissions permissions;
  private final ChannelSearchStore store = new ChannelSearchStore();

  SearchChannels(Database db, ChannelNeighbours others) {
    this.db = db;
    this.others = others;
    this.permissions = others.permissions();
  }

  /** Public channels of a team; who may not list those finds what they are in. */
  List<Channel> inTeam(Caller caller, TeamId team, Words words) {
    if (permissions.inTeam(caller, team, "list_team_channels")) {
      return store.open(db.search(), team, words);
    }
    if (!others.teams().isMember(caller.user(), team)) {
      throw ChannelCode.NO_TEAM_MEMBER.refuse();
    }
    return store.joined(db.search(), team, caller.user(), words);
  }

  /** What to offer while a channel's name is typed into a message. */
  List<Channel> offer(Caller caller, TeamId team, Words words) {
    if (!permissions.inTeam(caller, team, "list_team_channels")) {
      throw HttpCode.NOT_PERMITTED.refuse("list_team_channels");
    }
    return caller.guest()
        ? store.joined(db.search(), team, caller.user(), words)
        : store.offered(db.search(), team, caller.user(), words);
  }

  /** What the caller is in of a team, group channels among it. */
  List<Channel> own(Caller caller, TeamId team, Words words) {
    return others.teams().isMember(caller.user(), team)
        ? store.own(db.search(), team, caller.user(), words)
        : List.of();
  }

  /** The caller's direct channels with people of such a name. */
  List<ChannelSearchStore.Direct> direct(Caller caller, TeamId team, Words words) {
    return others.teams().isMember(caller.user(), team)
        ? store.direct(db.search(), caller.user(), words)
        : List.of();
  }

  List<Channel> groups(Caller caller, Words words) {
    List<String> patterns =
        words.each().stream().map(word -> "%" + Words.escaped(word) + "%").toList();
    return patterns.isEmpty() ? List.of() : store.groups(db.search(), caller.user(), patterns);
  }

  List<ChannelSearchStore.WithTeam> acrossTeams(Caller caller, Words words) {
    return store.acrossTeams(db.search(), caller.user(), words);
  }

  /** Of the whole server, for those who administer channels. */
  List<ChannelSearchStore.WithTeam> everywhere(
      Caller caller, ChannelFilter filter, ChannelListStore.Slice slice) {
    requireConsole(caller);
    return store.everywhere(db.search(), filter, slice);
  }

  long countEverywhere(Caller caller, ChannelFilter filter) {
    requireConsole(caller);
    return store.countEverywhere(db.search(), filter);
  }

  void requireConsole(Caller caller) {
    if (CONSOLE.stream().noneMatch(permission -> permissions.has(caller, permission))) {
      throw HttpCode.NOT_PERMITTED.refuse(CONSOLE.getFirst());
    }
  }
}

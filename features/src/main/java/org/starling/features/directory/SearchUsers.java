package org.starling.features.directory;

import java.util.List;
import org.starling.features.users.User;
import org.starling.kernel.Caller;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Id;
import org.starling.kernel.Permissions;
import org.starling.kernel.TeamId;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.config.PrivacyConfig;
import org.starling.platform.db.Database;
import org.starling.platform.http.HttpCode;

/** Finds people by parts of their names, and completes names while somebody types. */
final class SearchUsers {
  /** People in a channel, and those of its team who are not in it. */
  record Completed(List<User> in, List<User> out) {}

  private final ConfigSource config;
  private final Database db;
  private final Permissions permissions;

  SearchUsers(ConfigSource config, Database db, Permissions permissions) {
    this.config = config;
    this.db = db;
    this.permissions = permissions;
  }

  List<User> search(Caller caller, SearchJson asked) {
    if (asked.text().isEmpty()) {
      throw HttpCode.BAD_BODY.refuse("term");
    }
    if (asked.team().isEmpty() && !asked.outOfChannel().isEmpty()) {
      throw HttpCode.BAD_BODY.refuse("team_id");
    }
    int rows = asked.rows();
    if (rows < 1 || rows > DirectoryLimits.FOUND_USERS_MAX) {
      throw HttpCode.BAD_BODY.refuse("limit");
    }
    if (asked.groupAsked()) {
      throw DirectoryCode.NO_GROUP.refuse();
    }
    UserQuery query = place(caller, asked);
    query.matching(asked.text(), fields(caller, true));
    asked.roleFilter().narrow(query);
    if (!asked.inactiveToo()) {
      query.active();
    }
    return query.visibleTo(Visibility.of(caller, permissions, db)).list(db.search(), 0, rows);
  }

  private UserQuery place(Caller caller, SearchJson asked) {
    UserQuery query = new UserQuery();
    if (!asked.channel().isEmpty()) {
      readable(caller, asked.channel());
    }
    if (!asked.outOfChannel().isEmpty()) {
      readable(caller, asked.outOfChannel());
    }
    if (!asked.team().isEmpty()) {
      visible(caller, asked.team());
    }
    if (!asked.outOfTeam().isEmpty()) {
      visible(caller, asked.outOfTeam());
    }
    if (asked.inNoTeam()) {
      return query.inNoTeam();
    }
    if (!asked.channel().isEmpty()) {
      return query.inChannel(new ChannelId(asked.channel()));
    }
    if (!asked.outOfTeam().isEmpty()) {
      return query.notInTeam(new TeamId(asked.outOfTeam()));
    }
    if (!asked.team().isEmpty()) {
      query.inTeam(new TeamId(asked.team()));
    }
    return asked.outOfChannel().isEmpty()
        ? query
        : query.notInChannel(new ChannelId(asked.outOfChannel()));
  }

  Completed complete(Caller caller, String team, String channel, String name, int rows) {
    if (!channel.isEmpty()) {
      readable(caller, channel);
    }
    if (!team.isEmpty()) {
      visible(caller, team);
    }
    if (!channel.isEmpty() && team.isEmpty()) {
      throw DirectoryCode.MISSING_TEAM.refuse();
    }
    Visibility visibility = Visibility.of(caller, permissions, db);
    UserQuery.Fields fields = fields(caller, false);
    UserQuery in = new UserQuery().matching(name, fields).active().visibleTo(visibility);
    if (channel.isEmpty()) {
      List<User> all =
          (team.isEmpty() ? in : in.inTeam(new TeamId(team))).list(db.search(), 0, rows);
      return new Completed(all, List.of());
    }
    UserQuery out =
        new UserQuery()
            .inTeam(new TeamId(team))
            .notInChannel(new ChannelId(channel))
            .matching(name, fields)
            .active()
            .visibleTo(visibility);
    return new Completed(
        in.inChannel(new ChannelId(channel)).list(db.search(), 0, rows),
        out.list(db.search(), 0, rows));
  }

  /** Others find nobody by what PrivacySettings hides from them. */
  private UserQuery.Fields fields(Caller caller, boolean emails) {
    PrivacyConfig privacy = config.current().privacy();
    boolean all = permissions.has(caller, "manage_system");
    return new UserQuery.Fields(
        all || privacy.showFullName(), emails && (all || privacy.showEmailAddress()));
  }

  private void visible(Caller caller, String team) {
    if (!Id.isValid(team) || !permissions.inTeam(caller, new TeamId(team), "view_team")) {
      throw HttpCode.NOT_PERMITTED.refuse("view_team");
    }
  }

  private void readable(Caller caller, String channel) {
    if (!Id.isValid(channel)
        || !permissions.inChannel(caller, new ChannelId(channel), "read_channel")) {
      throw HttpCode.NOT_PERMITTED.refuse("read_channel");
    }
  }
}

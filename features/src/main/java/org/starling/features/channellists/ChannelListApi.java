package org.starling.features.channellists;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.starling.features.channels.Channel;
import org.starling.features.channels.ChannelShape;
import org.starling.features.teams.TeamShapes;
import org.starling.kernel.Caller;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Id;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Routes that show channels: one, and lists of a team or a person. */
final class ChannelListApi {
  private static final String CHANNEL = "/api/v4/channels/{channel_id}";
  private static final String TEAM = "/api/v4/teams/{team_id}/channels";
  private static final String NAME = "/name/{channel_name:[A-Za-z0-9_-]+}";
  private static final Pattern NAME_FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

  private final ReadChannel read;
  private final ListChannels list;
  private final TeamShapes teamShapes;

  ChannelListApi(ReadChannel read, ListChannels list, TeamShapes teamShapes) {
    this.read = read;
    this.list = list;
    this.teamShapes = teamShapes;
  }

  List<Route> routes() {
    return List.of(
        Route.get(CHANNEL).needs(Need.SESSION).run(this::one),
        Route.get(CHANNEL + "/stats").needs(Need.SESSION).run(this::stats),
        Route.get(CHANNEL + "/common_teams").needs(Need.SESSION).run(this::commonTeams),
        Route.post("/api/v4/channels/stats/member_count")
            .needs(Need.SESSION)
            .run(this::memberCounts),
        Route.get(TEAM + NAME).needs(Need.SESSION).run(this::byName),
        Route.get("/api/v4/teams/name/{team_name:[A-Za-z0-9_-]+}/channels" + NAME)
            .needs(Need.SESSION)
            .run(this::byNames),
        Route.get(TEAM)
            .needs(Need.SESSION)
            .run(call -> shapes(list.open(call.caller(), call.teamId("team_id"), slice(call)))),
        Route.get(TEAM + "/private")
            .needs(Need.SESSION)
            .run(call -> shapes(list.closed(call.caller(), call.teamId("team_id"), slice(call)))),
        Route.get(TEAM + "/deleted")
            .needs(Need.SESSION)
            .run(call -> shapes(list.archived(call.caller(), call.teamId("team_id"), slice(call)))),
        Route.post(TEAM + "/ids").needs(Need.SESSION).run(this::among),
        Route.get("/api/v4/users/{user_id}/channels").needs(Need.SESSION).run(this::ofUser),
        Route.get("/api/v4/users/{user_id}/teams/{team_id}/channels")
            .needs(Need.SESSION)
            .run(this::ofUserInTeam));
  }

  private Reply one(Call call) {
    return Reply.ok(ChannelShape.of(read.byId(call.caller(), call.channelId("channel_id"))));
  }

  private Reply stats(Call call) {
    ChannelId channel = call.channelId("channel_id");
    boolean withFiles = !call.queryFlag("exclude_files_count");
    return Reply.ok(
        ChannelListJson.Stats.of(channel, read.stats(call.caller(), channel, withFiles)));
  }

  private Reply commonTeams(Call call) {
    Caller caller = call.caller();
    return Reply.ok(
        teamShapes.seenBy(caller, list.commonTeams(caller, call.channelId("channel_id"))));
  }

  private Reply memberCounts(Call call) {
    List<ChannelId> ids = ids(call).stream().map(ChannelId::new).toList();
    Map<String, Long> counts = new HashMap<>();
    read.memberCounts(call.caller(), ids).forEach((id, count) -> counts.put(id.value(), count));
    return Reply.ok(counts);
  }

  private Reply byName(Call call) {
    return Reply.ok(
        ChannelShape.of(
            read.byName(
                call.caller(),
                call.teamId("team_id"),
                name(call),
                call.queryFlag("include_deleted"))));
  }

  private Reply byNames(Call call) {
    return Reply.ok(
        ChannelShape.of(
            read.byNames(
                call.caller(),
                call.path("team_name"),
                name(call),
                call.queryFlag("include_deleted"))));
  }

  private Reply among(Call call) {
    var team = call.teamId("team_id");
    List<String> ids = ids(call);
    if (ids.isEmpty()) {
      throw HttpCode.BAD_BODY.refuse("channel_ids");
    }
    return shapes(list.among(call.caller(), team, ids));
  }

  private Reply ofUser(Call call) {
    return shapes(list.of(call.caller(), call.userId("user_id"), archive(call)));
  }

  private Reply ofUserInTeam(Call call) {
    List<Channel> channels =
        list.ofInTeam(call.caller(), call.userId("user_id"), call.teamId("team_id"), archive(call));
    return Reply.unlessMatching(call, version(channels), () -> shapes(channels));
  }

  /** Changes with every channel that comes, goes, changes or is posted in. */
  private static String version(List<Channel> channels) {
    long newest = 0;
    int all = 0;
    for (Channel channel : channels) {
      newest = Math.max(newest, Math.max(channel.updateAt(), channel.lastPostAt()));
      all = all * 31 + channel.hashCode();
    }
    return "%d.%s.%d".formatted(newest, Integer.toHexString(all), channels.size());
  }

  private static ChannelListStore.Archive archive(Call call) {
    long since;
    try {
      since =
          call.query("last_delete_at").isEmpty() ? 0 : Long.parseLong(call.query("last_delete_at"));
    } catch (NumberFormatException e) {
      since = 0;
    }
    if (since < 0) {
      throw HttpCode.BAD_PATH.refuse("last_delete_at");
    }
    return new ChannelListStore.Archive(call.queryFlag("include_deleted"), since);
  }

  private static List<String> ids(Call call) {
    List<String> ids = call.texts(HttpCode.UNPARSABLE).stream().distinct().toList();
    if (ids.size() > ListLimits.IDS_MAX || !ids.stream().allMatch(Id::isValid)) {
      throw HttpCode.BAD_BODY.refuse("channel_ids");
    }
    return ids;
  }

  private static String name(Call call) {
    String name = call.path("channel_name");
    if (!NAME_FORM.matcher(name).matches()) {
      throw HttpCode.BAD_PATH.refuse("channel_name");
    }
    return name.toLowerCase(Locale.ROOT);
  }

  static ChannelListStore.Slice slice(Call call) {
    return ChannelListStore.Slice.page(call.page(), call.perPage());
  }

  static Reply shapes(List<Channel> channels) {
    return Reply.ok(channels.stream().map(ChannelShape::of).toList());
  }
}

package org.starling.features.channellists;

import java.util.ArrayList;
import java.util.List;
import org.starling.features.channels.Channel;
import org.starling.features.channels.ChannelShape;
import org.starling.kernel.Caller;
import org.starling.kernel.TeamId;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Routes that search channels. */
final class ChannelSearchApi {
  private static final String TEAM = "/api/v4/teams/{team_id}/channels";

  private final SearchChannels search;

  ChannelSearchApi(SearchChannels search) {
    this.search = search;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/v4/channels").needs(Need.SESSION).run(this::all),
        Route.post("/api/v4/channels/search")
            .needs(Need.SESSION)
            .refusedWhenBusy()
            .body(ChannelListJson.Search.class)
            .run(this::everywhere),
        Route.post("/api/v4/channels/group/search")
            .needs(Need.SESSION)
            .refusedWhenBusy()
            .body(ChannelListJson.Search.class)
            .run((call, wanted) ->
                ChannelListApi.shapes(search.groups(call.caller(), wanted.words()))),
        Route.post(TEAM + "/search")
            .needs(Need.SESSION)
            .refusedWhenBusy()
            .body(ChannelListJson.Search.class)
            .run((call, wanted) ->
                ChannelListApi.shapes(
                    search.inTeam(call.caller(), call.teamId("team_id"), wanted.words()))),
        Route.get(TEAM + "/autocomplete")
            .needs(Need.SESSION)
            .run(call ->
                ChannelListApi.shapes(
                    search.offer(call.caller(), call.teamId("team_id"), words(call)))),
        Route.get(TEAM + "/search_autocomplete").needs(Need.SESSION).run(this::own));
  }

  private Reply all(Call call) {
    Caller caller = call.caller();
    ChannelFilter filter =
        new ChannelFilter(
            new Words(""),
            false,
            List.of(),
            List.of("O", "P"),
            call.queryFlag("include_deleted")
                ? ChannelFilter.Archived.TOO
                : ChannelFilter.Archived.NONE,
            call.queryFlag("exclude_default_channels"),
            ChannelFilter.Constraint.ANY,
            call.query("not_associated_to_group"));
    List<ChannelListJson.WithTeam> page =
        ChannelListJson.WithTeam.of(search.everywhere(caller, filter, ChannelListApi.slice(call)));
    return call.queryFlag("include_total_count")
        ? Reply.ok(new ChannelListJson.Page(page, search.countEverywhere(caller, filter)))
        : Reply.ok(page);
  }

  private Reply everywhere(Call call, ChannelListJson.Search wanted) {
    Caller caller = call.caller();
    if (!fromConsole(call)) {
      return Reply.ok(ChannelListJson.WithTeam.of(search.acrossTeams(caller, wanted.words())));
    }
    search.requireConsole(caller);
    ChannelFilter filter = wanted.filter(call.queryFlag("include_deleted"));
    Integer page = wanted.page();
    Integer rows = wanted.perPage();
    if (page == null || rows == null) {
      return Reply.ok(
          ChannelListJson.WithTeam.of(
              search.everywhere(
                  caller, filter, new ChannelListStore.Slice(ListLimits.FOUND_EVERYWHERE_MAX, 0))));
    }
    if (page < 0 || rows < 0) {
      throw HttpCode.BAD_BODY.refuse("channel_search");
    }
    ChannelListStore.Slice slice =
        ChannelListStore.Slice.page(page, Math.min(rows, ListLimits.PAGE_ROWS_MAX));
    return Reply.ok(
        new ChannelListJson.Page(
            ChannelListJson.WithTeam.of(search.everywhere(caller, filter, slice)),
            search.countEverywhere(caller, filter)));
  }

  private static boolean fromConsole(Call call) {
    return switch (call.query("system_console")) {
      case "", "1", "t", "T", "true", "TRUE", "True" -> true;
      case "0", "f", "F", "false", "FALSE", "False" -> false;
      default -> throw HttpCode.BAD_BODY.refuse("system_console");
    };
  }

  /** A direct channel is shown under the name of the other person. */
  private Reply own(Call call) {
    Caller caller = call.caller();
    TeamId team = call.teamId("team_id");
    Words words = words(call);
    List<ChannelShape> shapes = new ArrayList<>();
    for (Channel channel : search.own(caller, team, words)) {
      shapes.add(ChannelShape.of(channel));
    }
    for (ChannelSearchStore.Direct direct : search.direct(caller, team, words)) {
      shapes.add(ChannelShape.of(direct.channel(), direct.username()));
    }
    return Reply.ok(shapes);
  }

  private static Words words(Call call) {
    return new Words(call.query("name"));
  }
}

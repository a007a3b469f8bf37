package org.starling.features.channellists;

import java.util.List;
import org.starling.features.channels.ChannelShape;
import org.starling.platform.http.Call;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Routes that show channels. */
final class ChannelListApi {
  private static final String NAME = "{channel_name:[A-Za-z0-9_-]+}";

  private final ReadChannel read;

  ChannelListApi(ReadChannel read) {
    this.read = read;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/v4/channels/{channel_id}").needs(Need.SESSION).run(this::one),
        Route.get("/api/v4/teams/{team_id}/channels/name/" + NAME)
            .needs(Need.SESSION)
            .run(this::byName));
  }

  private Reply one(Call call) {
    return Reply.ok(ChannelShape.of(read.byId(call.caller(), call.channelId("channel_id"))));
  }

  private Reply byName(Call call) {
    return Reply.ok(
        ChannelShape.of(
            read.byName(
                call.caller(),
                call.teamId("team_id"),
                call.path("channel_name"),
                call.queryFlag("include_deleted"))));
  }
}

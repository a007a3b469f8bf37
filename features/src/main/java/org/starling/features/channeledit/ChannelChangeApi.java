package org.starling.features.channeledit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.starling.features.channels.Channel;
import org.starling.features.channels.ChannelShape;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Id;
import org.starling.kernel.TeamId;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Routes that change a channel. */
final class ChannelChangeApi {
  private static final String CHANNEL = "/api/v4/channels/{channel_id}";

  private final ChangeChannel change;
  private final ArchiveChannel archive;
  private final MoveChannel move;

  ChannelChangeApi(ChangeChannel change, ArchiveChannel archive, MoveChannel move) {
    this.change = change;
    this.archive = archive;
    this.move = move;
  }

  List<Route> routes() {
    return List.of(
        Route.put(CHANNEL)
            .needs(Need.SESSION)
            .body(ChannelEditJson.Wanted.class)
            .run(this::replace),
        Route.put(CHANNEL + "/patch")
            .needs(Need.SESSION)
            .body(ChannelEditJson.Patch.class)
            .run((call, patch) -> shape(change.patch(call.caller(), id(call), patch))),
        Route.put(CHANNEL + "/privacy").needs(Need.SESSION).run(this::setType),
        Route.delete(CHANNEL).needs(Need.SESSION).run(this::archive),
        Route.post(CHANNEL + "/restore")
            .needs(Need.SESSION)
            .run(call -> shape(archive.restore(call.caller(), id(call)))),
        Route.post(CHANNEL + "/move").needs(Need.SESSION).run(this::move),
        Route.post(CHANNEL + "/convert_to_channel")
            .needs(Need.SESSION)
            .body(ChannelEditJson.Conversion.class)
            .run(this::convert));
  }

  private Reply replace(Call call, ChannelEditJson.Wanted wanted) {
    ChannelId id = id(call);
    if (!id.value().equals(wanted.id())) {
      throw HttpCode.BAD_BODY.refuse("channel_id");
    }
    return shape(change.replace(call.caller(), id, wanted));
  }

  private Reply setType(Call call) {
    ChannelId id = id(call);
    String type = call.fields().path("privacy").asText("");
    if (!type.equals("O") && !type.equals("P")) {
      throw HttpCode.BAD_BODY.refuse("privacy");
    }
    return shape(archive.setType(call.caller(), id, type));
  }

  private Reply archive(Call call) {
    archive.archive(call.caller(), id(call), call.queryFlag("permanent"));
    return Reply.ok();
  }

  private Reply move(Call call) {
    ChannelId id = id(call);
    ObjectNode body = call.fields();
    TeamId team = teamIn(body.path("team_id").asText(""));
    JsonNode force = body.path("force");
    if (!force.isBoolean()) {
      throw HttpCode.BAD_BODY.refuse("force");
    }
    return shape(
        move.move(call.caller(), id, new MoveChannel.Destination(team, force.booleanValue())));
  }

  private Reply convert(Call call, ChannelEditJson.Conversion wanted) {
    ChannelId id = id(call);
    if (!id.value().equals(wanted.channelId())) {
      throw HttpCode.BAD_BODY.refuse("channel_id");
    }
    String team = ChannelEditJson.text(wanted.teamId());
    if (!Id.isValid(team)) {
      throw HttpCode.NOT_PERMITTED.refuse("create_private_channel");
    }
    return shape(
        move.convert(
            call.caller(),
            new MoveChannel.Conversion(
                id,
                new TeamId(team),
                ChannelEditJson.text(wanted.name()),
                ChannelEditJson.text(wanted.displayName()))));
  }

  private static TeamId teamIn(String id) {
    if (!Id.isValid(id)) {
      throw HttpCode.BAD_BODY.refuse("team_id");
    }
    return new TeamId(id);
  }

  private static ChannelId id(Call call) {
    return call.channelId("channel_id");
  }

  private static Reply shape(Channel channel) {
    return Reply.ok(ChannelShape.of(channel));
  }
}

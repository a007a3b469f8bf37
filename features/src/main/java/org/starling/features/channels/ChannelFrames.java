package org.starling.features.channels;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.starling.kernel.Audience;
import org.starling.kernel.ChannelId;
import org.starling.kernel.UserId;
import org.starling.platform.http.Json;
import org.starling.platform.realtime.Frame;
import org.starling.platform.realtime.Frames;

/** How the events of channels look on the websocket (contract websocket.md section 8). */
final class ChannelFrames {
  private ChannelFrames() {}

  static void register(Frames frames) {
    frames.encode(ChannelEvent.class, ChannelFrames::encode);
  }

  private static List<Frame> encode(ChannelEvent event) {
    return switch (event) {
      case ChannelEvent.Created e ->
          one("channel_created", e, of(e.channel().id()).put("team_id", e.channel().teamId()));
      case ChannelEvent.Updated e ->
          one(
              "channel_updated",
              e,
              Json.object().put("channel", Json.text(ChannelShape.of(e.channel()))));
      case ChannelEvent.Converted e -> one("channel_converted", e, of(e.channel()));
      case ChannelEvent.Archived e ->
          one("channel_deleted", e, of(e.channel().id()).put("delete_at", e.channel().deleteAt()));
      case ChannelEvent.Restored e -> one("channel_restored", e, of(e.channel().id()));
      case ChannelEvent.DirectAdded e ->
          one(
              "direct_added",
              e,
              Json.object()
                  .put("creator_id", e.creator().value())
                  .put("teammate_id", e.teammate().value()));
      case ChannelEvent.GroupAdded e ->
          one("group_added", e, Json.object().put("teammate_ids", Json.text(ids(e.members()))));
      case ChannelEvent.MemberAdded e -> added(e);
      case ChannelEvent.MemberCameWithTeam e -> one("user_added", e, cameIn(e.channel(), e.user()));
      case ChannelEvent.MemberRemoved e -> removed(e);
      case ChannelEvent.MemberChanged e ->
          one(
              "channel_member_updated",
              e,
              Json.object()
                  .put("channelMember", Json.text(MemberShape.of(e.member(), e.member().user()))));
      case ChannelEvent.Viewed e -> viewed(e);
      case ChannelEvent.Opened e -> List.of();
    };
  }

  private static List<Frame> added(ChannelEvent.MemberAdded event) {
    ObjectNode data = cameIn(event.channel(), event.user());
    Audience own = Audience.channel(event.channel().id()).andUser(event.user());
    return List.of(
        Frame.of("user_added", event.audience(), data), Frame.of("user_added", own, data));
  }

  private static List<Frame> removed(ChannelEvent.MemberRemoved event) {
    String remover = event.remover().value();
    return List.of(
        Frame.of(
            "user_removed",
            event.audience(),
            Json.object().put("remover_id", remover).put("user_id", event.user().value())),
        Frame.of(
            "user_removed",
            Audience.user(event.user()),
            of(event.channel().id()).put("remover_id", remover)));
  }

  private static List<Frame> viewed(ChannelEvent.Viewed event) {
    ObjectNode data = Json.object();
    ObjectNode times = data.putObject("channel_times");
    event.times().forEach((channel, at) -> times.put(channel.value(), at));
    return one("multiple_channels_viewed", event, data);
  }

  private static ObjectNode cameIn(Channel channel, UserId user) {
    return Json.object().put("team_id", channel.teamId()).put("user_id", user.value());
  }

  private static ObjectNode of(ChannelId channel) {
    return Json.object().put("channel_id", channel.value());
  }

  private static List<String> ids(List<UserId> users) {
    return users.stream().map(UserId::value).toList();
  }

  private static List<Frame> one(String name, ChannelEvent event, ObjectNode data) {
    return List.of(Frame.of(name, event.audience(), data));
  }
}

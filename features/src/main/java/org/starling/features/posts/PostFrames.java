package org.starling.features.posts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.starling.features.channels.Channel;
import org.starling.kernel.Audience;
import org.starling.kernel.UserId;
import org.starling.platform.http.Json;
import org.starling.platform.realtime.Frame;
import org.starling.platform.realtime.Frames;

/** How posts look on the websocket. */
public final class PostFrames {
  private static final String SYSTEM = "System";
  private static final ObjectNode SHOULD_ACK = Json.object().put("should_ack", true);

  private PostFrames() {}

  public static void register(Frames frames) {
    frames.encode(PostEvent.Sent.class, PostFrames::posted);
    frames.encode(PostEvent.Seen.class, e -> List.of(viewed(e)));
    frames.encode(
        PostEvent.Edited.class,
        e ->
            variants(
                e.json(), e.quoted(), json -> Frame.of("post_edited", e.audience(), post(json))));
    frames.encode(PostEvent.Deleted.class, PostFrames::deleted);
    frames.encode(
        PostEvent.Noticed.class,
        e -> List.of(Frame.of("ephemeral_message", e.audience(), post(Json.text(e.post())))));
  }

  /** Who may not read what a post quotes gets it without. */
  private static List<Frame> variants(
      String json, PostEvent.@Nullable Quoted quoted, Function<String, Frame> frame) {
    if (quoted == null) {
      return List.of(frame.apply(json));
    }
    Frame whole = frame.apply(quoted.json()).to(Frame.Part.allBut(quoted.unable()));
    return quoted.unable().isEmpty()
        ? List.of(whole)
        : List.of(whole, frame.apply(json).to(Frame.Part.only(quoted.unable())));
  }

  private static List<Frame> posted(PostEvent.Sent e) {
    return variants(e.json(), e.quoted(), json -> posted(e, json));
  }

  private static Frame posted(PostEvent.Sent e, String json) {
    Channel channel = e.channel();
    ObjectNode data =
        Json.object()
            .put("channel_display_name", channel.direct() ? e.senderName() : channel.displayName())
            .put("channel_name", channel.name())
            .put("channel_type", channel.type())
            .put("post", json)
            .put("sender_name", e.post().system() ? SYSTEM : e.senderName())
            .put("set_online", e.online())
            .put("team_id", channel.teamId());
    if (!e.post().fileIds().isEmpty()) {
      data.put("otherFile", "true");
    }
    if (e.image()) {
      data.put("image", "true");
    }
    Map<UserId, ObjectNode> extra = new HashMap<>();
    e.mentioned().forEach(user -> own(extra, user, "mentions"));
    e.followers().forEach(user -> own(extra, user, "followers"));
    return new Frame("posted", e.audience(), data, extra, acknowledged(e));
  }

  /** Nobody learns who else is mentioned. */
  private static void own(Map<UserId, ObjectNode> extra, UserId user, String name) {
    extra.computeIfAbsent(user, u -> Json.object()).put(name, "[\"" + user.value() + "\"]");
  }

  private static Map<UserId, ObjectNode> acknowledged(PostEvent.Sent e) {
    Set<UserId> users = new HashSet<>(e.always());
    users.addAll(e.mentioned());
    users.addAll(e.followers());
    users.remove(e.post().user());
    Map<UserId, ObjectNode> acknowledged = new HashMap<>();
    users.forEach(user -> acknowledged.put(user, SHOULD_ACK));
    return acknowledged;
  }

  private static Frame viewed(PostEvent.Seen e) {
    ObjectNode data = Json.object();
    data.putObject("channel_times").put(e.channel().value(), e.at());
    return Frame.of("multiple_channels_viewed", e.audience(), data);
  }

  /** Administrators are told by whom. */
  private static List<Frame> deleted(PostEvent.Deleted e) {
    Audience audience = e.audience();
    return List.of(
        Frame.of("post_deleted", audience.administratorsExcepted(), post(e.json())),
        Frame.of(
            "post_deleted",
            audience.administratorsOnly(),
            post(e.json()).put("delete_by", e.by().value())));
  }

  private static ObjectNode post(String json) {
    return Json.object().put("post", json);
  }
}

package org.starling.features.threads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.starling.platform.http.Json;
import org.starling.platform.realtime.Frame;
import org.starling.platform.realtime.Frames;

/** How threads look on the websocket. */
final class ThreadFrames {
  private static final String READ = "thread_read_changed";

  private ThreadFrames() {}

  static void register(Frames frames) {
    frames.encode(
        ThreadEvent.Updated.class,
        e -> List.of(Frame.of("thread_updated", e.audience(), updated(e))));
    frames.encode(
        ThreadEvent.FollowChanged.class,
        e -> List.of(Frame.of("thread_follow_changed", e.audience(), follow(e))));
    frames.encode(
        ThreadEvent.ReadChanged.class, e -> List.of(Frame.of(READ, e.audience(), read(e))));
    frames.encode(
        ThreadEvent.ChannelRead.class,
        e -> List.of(Frame.of(READ, e.audience(), Json.object().put("timestamp", e.at()))));
    frames.encode(
        ThreadEvent.AllRead.class, e -> List.of(Frame.of(READ, e.audience(), Json.object())));
  }

  private static ObjectNode updated(ThreadEvent.Updated e) {
    ObjectNode data = Json.object().put("thread", Json.text(e.thread()));
    ThreadEvent.Before before = e.before();
    return before == null
        ? data
        : data.put("previous_unread_mentions", before.mentions())
            .put("previous_unread_replies", before.replies());
  }

  private static ObjectNode follow(ThreadEvent.FollowChanged e) {
    return Json.object()
        .put("thread_id", e.thread().value())
        .put("state", e.on())
        .put("reply_count", e.replyCount());
  }

  private static ObjectNode read(ThreadEvent.ReadChanged e) {
    return Json.object()
        .put("thread_id", e.thread().value())
        .put("timestamp", e.at())
        .put("unread_mentions", e.now().mentions())
        .put("unread_replies", e.now().replies())
        .put("previous_unread_mentions", e.before().mentions())
        .put("previous_unread_replies", e.before().replies())
        .put("channel_id", e.channel().value());
  }
}

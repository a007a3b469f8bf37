package org.starling.features.status;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.starling.platform.http.Json;
import org.starling.platform.realtime.Frame;
import org.starling.platform.realtime.Frames;

/** Wire shapes of statuses. */
final class StatusJson {
  /** What a client sends to change a status. */
  record Wanted(
      @org.jspecify.annotations.Nullable String userId,
      @org.jspecify.annotations.Nullable String status,
      long dndEndTime) {}

  /** What a client sends when somebody types. */
  record TypingIn(
      @org.jspecify.annotations.Nullable String channelId,
      @org.jspecify.annotations.Nullable String parentId) {}

  private StatusJson() {}

  static ObjectNode of(Status status) {
    return Json.object()
        .put("user_id", status.user().value())
        .put("status", status.state())
        .put("manual", status.manual())
        .put("last_activity_at", status.lastActivityAt())
        .put("dnd_end_time", status.dndEndTime());
  }

  static void register(Frames frames) {
    frames.encode(
        StatusEvent.Changed.class,
        e ->
            List.of(
                Frame.of(
                    "status_change",
                    e.audience(),
                    Json.object()
                        .put("status", e.status().state())
                        .put("user_id", e.status().user().value()))));
    frames.encode(
        StatusEvent.Typing.class,
        e ->
            List.of(
                Frame.of(
                    "typing",
                    e.audience(),
                    Json.object().put("parent_id", e.parent()).put("user_id", e.user().value()))));
  }
}

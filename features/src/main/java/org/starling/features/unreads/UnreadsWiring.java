package org.starling.features.unreads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.starling.features.mentions.CollapsedThreads;
import org.starling.features.mentions.FindMentions;
import org.starling.features.posts.FindPosts;
import org.starling.features.threads.MarkThreads;
import org.starling.features.users.Users;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Call;
import org.starling.platform.http.Json;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;
import org.starling.platform.realtime.Frame;

/** Builds marking channels unread: one route, one event. */
public final class UnreadsWiring {
  /** What marking asks of earlier features. */
  public record Needs(
      Permissions permissions,
      Users users,
      FindPosts posts,
      FindMentions mentions,
      CollapsedThreads collapsed,
      MarkThreads threads) {}

  private UnreadsWiring() {}

  public static void wire(Platform platform, List<Route> routes, Needs needs) {
    MarkUnread mark = new MarkUnread(platform, needs);
    routes.add(
        Route.post("/api/v4/users/{user_id}/posts/{post_id}/set_unread")
            .needs(Need.SESSION)
            .run(call ->
                Reply.ok(
                    mark.mark(
                            call.caller(),
                            call.userId("user_id"),
                            call.postId("post_id"),
                            apart(call))
                        .json())));
    platform
        .frames()
        .encode(Unread.Marked.class, e -> List.of(Frame.of("post_unread", e.audience(), frame(e))));
  }

  private static ObjectNode frame(Unread.Marked event) {
    return event.unread().counts().put("post_id", event.post().value());
  }

  /** The contract takes any body here: what cannot be read says nothing. */
  private static boolean apart(Call call) {
    try {
      JsonNode body = Json.mapper().readTree(call.bytes());
      return body != null && body.path("collapsed_threads_supported").asBoolean(false);
    } catch (IOException e) {
      return false;
    }
  }
}

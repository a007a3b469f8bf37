package org.starling.features.reactions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.starling.features.emoji.KnownEmoji;
import org.starling.kernel.Id;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Json;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;
import org.starling.platform.realtime.Frame;
import org.starling.platform.realtime.Frames;

/** Routes and frames of reactions. */
final class ReactionApi {
  /** Posts whose reactions are asked for at once. */
  private static final int POSTS_MAX = 1_000;

  private record Body(
      @Nullable String userId,
      @Nullable String postId,
      @Nullable String emojiName,
      @Nullable Long createAt,
      @Nullable Long updateAt,
      @Nullable Long deleteAt,
      @Nullable String channelId) {}

  private final React react;

  ReactionApi(React react) {
    this.react = react;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/api/v4/reactions").needs(Need.SESSION).body(Body.class).run(this::add),
        Route.get("/api/v4/posts/{post_id}/reactions").needs(Need.SESSION).run(this::list),
        Route.post("/api/v4/posts/ids/reactions").needs(Need.SESSION).run(this::ofAll),
        Route.delete(
                "/api/v4/users/{user_id}/posts/{post_id}/reactions/{emoji_name:[A-Za-z0-9_+-]+}")
            .needs(Need.SESSION)
            .run(this::remove));
  }

  static void register(Frames frames) {
    frames.encode(ReactionEvent.Added.class, e -> List.of(frame("reaction_added", e)));
    frames.encode(ReactionEvent.Removed.class, e -> List.of(frame("reaction_removed", e)));
  }

  private static Frame frame(String name, ReactionEvent event) {
    ObjectNode data = Json.object().put("reaction", Json.text(event.reaction().json()));
    return Frame.of(name, event.audience(), data);
  }

  private Reply add(Call call, Body body) {
    String user = Objects.requireNonNullElse(body.userId(), "");
    String post = Objects.requireNonNullElse(body.postId(), "");
    String emoji = lower(Objects.requireNonNullElse(body.emojiName(), ""));
    boolean named = !emoji.isEmpty() && emoji.length() <= KnownEmoji.NAME_CHARS_MAX;
    if (!Id.isValid(user) || !Id.isValid(post) || !named) {
      throw ReactionCode.INVALID.refuse();
    }
    if (!call.caller().is(new UserId(user))) {
      throw ReactionCode.OF_ANOTHER.refuse();
    }
    long createAt = body.createAt() == null ? 0 : Math.max(0, body.createAt());
    return Reply.ok(react.add(call.caller(), new PostId(post), emoji, createAt).json());
  }

  private Reply list(Call call) {
    List<ObjectNode> reactions = react.of(call.caller(), call.postId("post_id"));
    return reactions.isEmpty() ? Reply.nothing() : Reply.ok(reactions);
  }

  private Reply ofAll(Call call) {
    List<String> ids = call.texts(HttpCode.UNPARSABLE);
    if (ids.isEmpty() || ids.size() > POSTS_MAX) {
      throw HttpCode.BAD_BODY.refuse("post ids, at most " + POSTS_MAX);
    }
    for (String id : ids) {
      if (id == null || !Id.isValid(id)) {
        throw HttpCode.NOT_PERMITTED.refuse("post id");
      }
    }
    return Reply.ok(react.ofAll(call.caller(), ids.stream().map(PostId::new).toList()));
  }

  private Reply remove(Call call) {
    react.remove(
        call.caller(),
        call.userId("user_id"),
        call.postId("post_id"),
        lower(call.path("emoji_name")));
    return Reply.ok();
  }

  /** Emoji names are kept in lower case. */
  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}

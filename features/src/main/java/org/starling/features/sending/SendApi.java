package org.starling.features.sending;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.starling.features.posts.PostBody;
import org.starling.kernel.Id;
import org.starling.kernel.Permissions;
import org.starling.kernel.UserId;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Routes of sending. */
final class SendApi {
  private static final int CREATED = 201;

  /** The body of a notice. */
  private record NoticeBody(@Nullable String userId, @Nullable PostBody post) {}

  private final SendPost send;
  private final SendNotice notices;
  private final Permissions permissions;

  SendApi(SendPost send, SendNotice notices, Permissions permissions) {
    this.send = send;
    this.notices = notices;
    this.permissions = permissions;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/api/v4/posts").needs(Need.SESSION).body(PostBody::of).run(this::send),
        Route.post("/api/v4/posts/ephemeral")
            .needs(Need.SESSION)
            .body(NoticeBody.class)
            .run(this::notice));
  }

  private Reply send(Call call, PostBody body) {
    boolean online = call.query("set_online").isEmpty() || call.queryFlag("set_online");
    String json = send.send(call.caller(), body, online);
    return Reply.encoded(CREATED, json.getBytes(StandardCharsets.UTF_8));
  }

  private Reply notice(Call call, NoticeBody body) {
    String user = Objects.requireNonNullElse(body.userId(), "");
    if (!Id.isValid(user)) {
      throw HttpCode.BAD_BODY.refuse("user_id");
    }
    if (body.post() == null) {
      throw HttpCode.BAD_BODY.refuse("post");
    }
    if (!permissions.has(call.caller(), "create_post_ephemeral")) {
      throw HttpCode.NOT_PERMITTED.refuse("create_post_ephemeral");
    }
    ObjectNode sent = notices.send(call.caller().user(), new UserId(user), body.post());
    return Reply.created(sent);
  }
}

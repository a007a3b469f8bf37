package org.starling.features.edits;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.starling.features.posts.Post;
import org.starling.features.posts.PostEncoder;
import org.starling.features.posts.PostView;
import org.starling.kernel.Id;
import org.starling.kernel.PostId;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Json;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Routes of changing posts. */
final class EditApi {
  private static final String POST = "/api/v4/posts/{post_id}";

  private final EditPost edit;
  private final DeletePost delete;

  EditApi(EditPost edit, DeletePost delete) {
    this.edit = edit;
    this.delete = delete;
  }

  List<Route> routes() {
    return List.of(
        Route.put(POST).needs(Need.SESSION).body(EditBody.class).run(this::update),
        Route.put(POST + "/patch").needs(Need.SESSION).body(EditBody.class).run(this::patch),
        Route.delete(POST).needs(Need.SESSION).run(this::delete),
        Route.post(POST + "/pin").needs(Need.SESSION).run(call -> pin(call, true)),
        Route.post(POST + "/unpin").needs(Need.SESSION).run(call -> pin(call, false)),
        Route.get(POST + "/edit_history").needs(Need.SESSION).run(this::versions),
        Route.post(POST + "/restore/{version_id}").needs(Need.SESSION).run(this::restore));
  }

  private Reply update(Call call, EditBody body) {
    return json(edit.update(call.caller(), call.postId("post_id"), body));
  }

  private Reply patch(Call call, EditBody body) {
    return json(edit.patch(call.caller(), call.postId("post_id"), body));
  }

  private Reply delete(Call call) {
    if (call.queryFlag("permanent")) {
      delete.erase(call.caller(), call.postId("post_id"));
    } else {
      delete.delete(call.caller(), call.postId("post_id"));
    }
    return Reply.ok();
  }

  private Reply pin(Call call, boolean pinned) {
    edit.pin(call.caller(), call.postId("post_id"), pinned);
    return Reply.ok();
  }

  private Reply versions(Call call) {
    ArrayNode list = Json.mapper().createArrayNode();
    for (Post version : edit.versions(call.caller(), call.postId("post_id"))) {
      PostView view = PostView.bare(version).withMetadata(edit.metadata(version));
      list.addRawValue(new RawValue(PostEncoder.text(view)));
    }
    return Reply.ok(list);
  }

  private Reply restore(Call call) {
    PostId id = call.postId("post_id");
    String version = call.path("version_id");
    if (!Id.isValid(version)) {
      throw HttpCode.NOT_PERMITTED.refuse("edit_post");
    }
    return json(edit.restore(call.caller(), id, new PostId(version)));
  }

  private static Reply json(String json) {
    return Reply.encoded(200, json.getBytes(StandardCharsets.UTF_8));
  }
}

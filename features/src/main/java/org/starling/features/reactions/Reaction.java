package org.starling.features.reactions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;
import org.starling.platform.http.Json;

/** One person's emoji on a post; the channel is empty where the contract leaves it out. */
record Reaction(
    UserId user, PostId post, String emoji, long createAt, long updateAt, String channel) {

  ObjectNode json() {
    return Json.object()
        .put("user_id", user.value())
        .put("post_id", post.value())
        .put("emoji_name", emoji)
        .put("create_at", createAt)
        .put("update_at", updateAt)
        .put("delete_at", 0)
        .put("remote_id", "")
        .put("channel_id", channel);
  }
}

package org.starling.features.sending;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.starling.features.posts.Attachments;
import org.starling.features.posts.Hashtags;
import org.starling.features.posts.Post;
import org.starling.features.posts.PostBody;
import org.starling.features.posts.PostEvent;
import org.starling.features.posts.PostRules;
import org.starling.features.posts.Texts;
import org.starling.features.users.User;
import org.starling.kernel.Id;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Json;

/** Shows somebody a message that nobody else sees and that is not stored. */
public final class SendNotice {
  private static final String TYPE = "system_ephemeral";

  private final Platform platform;

  SendNotice(Platform platform) {
    this.platform = platform;
  }

  /** The server's own, about a post just sent. */
  void send(User to, Post about, String message, ObjectNode props) {
    ObjectNode notice = notice("", about.channel().value(), message);
    if (props.get("add_channel_member") instanceof ObjectNode offer) {
      offer.set("post_id", notice.get("id"));
    }
    notice.put("root_id", about.rootId()).put("create_at", about.createAt() + 1);
    notice.set("props", props);
    publish(notice, to.id(), about.channel().value());
  }

  /** As if the author themselves had said it. */
  void sendBack(User author, Post about, String message, ObjectNode props) {
    ObjectNode notice = notice(author.id().value(), about.channel().value(), message);
    notice.put("root_id", about.rootId()).put("create_at", platform.clock().millis());
    notice.set("props", props);
    publish(notice, author.id(), about.channel().value());
  }

  /** Answers what somebody did with a post, below it. */
  public void answer(UserId to, Post about, String message, ObjectNode props) {
    String channel = about.channel().value();
    ObjectNode notice = notice(to.value(), channel, message);
    notice.put("root_id", about.id().value()).put("create_at", platform.clock().millis());
    notice.set("props", props);
    publish(notice, to, channel);
  }

  /** What an administrator wants somebody to see; returns the notice. */
  ObjectNode send(UserId author, UserId to, PostBody body) {
    String channel = body.channelId() == null ? "" : body.channelId();
    if (!channel.isEmpty() && !Id.isValid(channel)) {
      throw HttpCode.BAD_BODY.refuse("post.channel_id");
    }
    String message = PostRules.message(body.message() == null ? "" : body.message());
    ObjectNode notice = notice(author.value(), channel, message);
    notice.put("root_id", body.rootId() == null ? "" : Texts.storable(body.rootId()));
    notice.put("create_at", platform.clock().millis());
    notice.put("hashtags", Hashtags.in(message));
    Map<String, Object> props = PostRules.props(body.props());
    notice.set("props", Json.mapper().valueToTree(props));
    List<ObjectNode> embeds = Attachments.embeds(props);
    if (!embeds.isEmpty()) {
      notice.withObject("metadata").putArray("embeds").addAll(embeds);
    }
    publish(notice, to, channel);
    ObjectNode answer = notice.deepCopy();
    if (!embeds.isEmpty()) { // the contract's answer names them once more than its event does
      answer.withObject("metadata").withArray("embeds").addAll(embeds);
    }
    return answer;
  }

  private void publish(ObjectNode notice, UserId to, String channel) {
    platform.events().publish(new PostEvent.Noticed(notice, to, channel));
  }

  private ObjectNode notice(String author, String channel, String message) {
    ObjectNode notice =
        Json.object()
            .put("id", platform.ids().next())
            .put("update_at", 0)
            .put("edit_at", 0)
            .put("delete_at", 0)
            .put("is_pinned", false)
            .put("user_id", author)
            .put("channel_id", channel)
            .put("original_id", "")
            .put("message", message)
            .put("type", TYPE)
            .put("hashtags", "")
            .putNull("file_ids")
            .put("pending_post_id", "")
            .put("reply_count", 0)
            .put("last_reply_at", 0)
            .putNull("participants");
    notice.putObject("metadata");
    return notice;
  }
}

package org.starling.features.posts;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.starling.platform.http.Json;

/** Writes posts as JSON without a tree in between. */
public final class PostEncoder {
  private PostEncoder() {}

  /** The JSON text of one post; both an answer and an event can hold it. */
  public static String text(PostView view) {
    StringWriter out = new StringWriter(512 + view.post().message().length());
    try (JsonGenerator json = Json.mapper().createGenerator(out)) {
      write(json, view);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  public static void write(JsonGenerator json, PostView view) throws IOException {
    Post post = view.post();
    json.writeStartObject();
    json.writeStringField("id", post.id().value());
    json.writeNumberField("create_at", post.createAt());
    json.writeNumberField("update_at", post.updateAt());
    json.writeNumberField("edit_at", post.editAt());
    json.writeNumberField("delete_at", post.deleteAt());
    json.writeBooleanField("is_pinned", post.pinned());
    json.writeStringField("user_id", post.user().value());
    json.writeStringField("channel_id", post.channel().value());
    json.writeStringField("root_id", post.rootId());
    json.writeStringField("original_id", post.originalId());
    json.writeStringField("message", post.message());
    json.writeStringField("type", post.type());
    json.writeFieldName("props");
    writeMap(json, post.props());
    json.writeStringField("hashtags", post.hashtags());
    writeFiles(json, view);
    json.writeStringField("pending_post_id", view.pendingId());
    json.writeStringField("remote_id", post.remoteId());
    if (post.hasReactions()) {
      json.writeBooleanField("has_reactions", true);
    }
    writeReplies(json, view.replies());
    PostView.Metadata metadata = view.metadata();
    if (metadata != null) {
      writeMetadata(json, post, metadata);
    }
    json.writeEndObject();
  }

  private static void writeFiles(JsonGenerator json, PostView view) throws IOException {
    json.writeFieldName("file_ids");
    if (view.withoutFiles()) {
      json.writeNull();
      return;
    }
    json.writeStartArray();
    for (String file : view.post().fileIds()) {
      json.writeString(file);
    }
    json.writeEndArray();
  }

  private static void writeReplies(JsonGenerator json, PostView.Replies replies)
      throws IOException {
    json.writeNumberField("reply_count", replies.count());
    json.writeNumberField("last_reply_at", replies.lastAt());
    List<ObjectNode> participants = replies.participants();
    if (participants == null) {
      json.writeNullField("participants");
    } else {
      writeAll(json, "participants", participants);
    }
    Boolean following = replies.following();
    if (following != null) {
      json.writeBooleanField("is_following", following);
    }
  }

  private static void writeMetadata(JsonGenerator json, Post post, PostView.Metadata metadata)
      throws IOException {
    json.writeObjectFieldStart("metadata");
    if (!metadata.embeds().isEmpty()) {
      writeAll(json, "embeds", metadata.embeds());
    }
    if (!metadata.emojis().isEmpty()) {
      writeAll(json, "emojis", metadata.emojis());
    }
    if (!metadata.files().isEmpty()) {
      writeAll(json, "files", metadata.files());
    }
    if (!metadata.reactions().isEmpty()) {
      writeAll(json, "reactions", metadata.reactions());
    }
    Priority priority = metadata.priority();
    if (priority != null) {
      json.writeObjectFieldStart("priority");
      json.writeStringField("priority", priority.level());
      writeFlag(json, "requested_ack", priority.requestedAck());
      writeFlag(json, "persistent_notifications", priority.persistentNotifications());
      if (metadata.named()) {
        json.writeStringField("PostId", post.id().value());
        json.writeStringField("ChannelId", post.channel().value());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void writeFlag(JsonGenerator json, String name, @Nullable Boolean flag)
      throws IOException {
    if (flag == null) {
      json.writeNullField(name);
    } else {
      json.writeBooleanField(name, flag);
    }
  }

  private static void writeAll(JsonGenerator json, String name, List<ObjectNode> nodes)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (ObjectNode node : nodes) {
      json.writeTree(node);
    }
    json.writeEndArray();
  }

  private static void writeMap(JsonGenerator json, Map<String, Object> map) throws IOException {
    if (map.isEmpty()) {
      json.writeStartObject();
      json.writeEndObject();
    } else {
      json.writePOJO(map);
    }
  }
}

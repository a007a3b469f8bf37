package org.starling.features.drafts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.starling.features.files.FileInfo;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Id;
import org.starling.kernel.UserId;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Json;

/** The wire shapes of drafts. */
final class DraftJson {
  /** What a client sends; whose it is and when is not for it to say. */
  record Body(
      String channelId,
      String rootId,
      String message,
      @Nullable ObjectNode props,
      List<String> fileIds,
      @Nullable ObjectNode priority,
      String type) {
    static final Body NOTHING = new Body("", "", "", null, List.of(), null, "");

    boolean named() {
      return Id.isValid(channelId);
    }

    Draft draft(UserId user, long now) {
      Draft.Content content =
          new Draft.Content(
              message,
              orEmpty(props),
              fileIds.stream().distinct().toList(),
              orEmpty(priority),
              type);
      return new Draft(user, new ChannelId(channelId), rootId, now, now, content);
    }

    private static ObjectNode orEmpty(@Nullable ObjectNode node) {
      return node == null ? Json.object() : node;
    }
  }

  private DraftJson() {}

  static ObjectNode of(Draft draft, List<FileInfo> files) {
    Draft.Content content = draft.content();
    ObjectNode json =
        Json.object()
            .put("create_at", draft.createAt())
            .put("update_at", draft.updateAt())
            .put("delete_at", 0)
            .put("user_id", draft.user().value())
            .put("channel_id", draft.channel().value())
            .put("root_id", draft.root())
            .put("message", content.message())
            .put("type", content.type());
    json.set("props", content.props());
    if (!content.fileIds().isEmpty()) {
      json.set("file_ids", Json.mapper().valueToTree(content.fileIds()));
    }
    ObjectNode metadata = json.putObject("metadata");
    if (!files.isEmpty()) {
      ArrayNode shown = metadata.putArray("files");
      files.forEach(file -> shown.add(file.wire()));
    }
    if (!content.priority().isEmpty()) {
      json.set("priority", content.priority());
      metadata.set("priority", content.priority());
    }
    return json;
  }

  static List<String> texts(String json) {
    List<String> texts = new ArrayList<>();
    try {
      Json.mapper().readTree(json.isEmpty() ? "[]" : json).forEach(id -> texts.add(id.asText()));
      return texts;
    } catch (JsonProcessingException e) {
      throw HttpCode.FAILED.refuse("a draft's row is broken", e);
    }
  }

  /** What a row holds is JSON that this server or another one wrote. */
  static ObjectNode object(String text) {
    try {
      return !text.isEmpty() && Json.mapper().readTree(text) instanceof ObjectNode node
          ? node
          : Json.object();
    } catch (JsonProcessingException e) {
      throw HttpCode.FAILED.refuse("a draft's row is broken", e);
    }
  }
}

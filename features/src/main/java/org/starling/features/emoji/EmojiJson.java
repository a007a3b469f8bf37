package org.starling.features.emoji;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.starling.platform.http.Json;
import org.starling.platform.realtime.Frame;

/** The wire shapes of own emoji. */
final class EmojiJson {
  /** What a client sends to make one. */
  record Form(String name, String creatorId) {}

  /** What a client looks for. */
  record Search(String term, boolean prefixOnly) {}

  private EmojiJson() {}

  static ObjectNode of(Emoji emoji) {
    return Json.object()
        .put("id", emoji.id())
        .put("create_at", emoji.createAt())
        .put("update_at", emoji.updateAt())
        .put("delete_at", 0)
        .put("creator_id", emoji.creator())
        .put("name", emoji.name());
  }

  static List<ObjectNode> of(List<Emoji> all) {
    return all.stream().map(EmojiJson::of).toList();
  }

  static List<Frame> frames(EmojiEvent event) {
    return switch (event) {
      case EmojiEvent.Made made ->
          List.of(
              Frame.of(
                  "emoji_added",
                  made.audience(),
                  Json.object().put("emoji", of(made.emoji()).toString())));
      case EmojiEvent.Removed _ -> List.of();
    };
  }
}

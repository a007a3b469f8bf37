package org.starling.features.posts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.starling.platform.http.Json;

/** The boxes that integrations hang on a post: brought into the shape that clients expect. */
public final class Attachments {
  private static final String PROP = "attachments";
  private static final List<String> TEXTS =
      List.of(
          "fallback",
          "color",
          "pretext",
          "author_name",
          "author_link",
          "author_icon",
          "title",
          "title_link",
          "text",
          "image_url",
          "thumb_url",
          "footer",
          "footer_icon");

  private static final List<String> SHOWN = List.of("pretext", "title", "text");
  private static final List<String> CALLING = List.of("pretext", "text");

  private Attachments() {}

  /** The props with attachments in their shape; what is none becomes null. */
  static Map<String, Object> shaped(Map<String, Object> props) {
    if (!props.containsKey(PROP)) {
      return props;
    }
    Map<String, @Nullable Object> shaped = new LinkedHashMap<>(props);
    shaped.put(PROP, shaped(props.get(PROP)));
    return (Map<String, Object>) (Map<String, ?>) shaped;
  }

  private static @Nullable Object shaped(@Nullable Object value) {
    if (!(value instanceof List<?> list)) {
      return null;
    }
    List<Map<String, @Nullable Object>> boxes = new ArrayList<>();
    for (Object element : list) {
      if (!(element instanceof Map<?, ?> map)) {
        return null;
      }
      boxes.add(box(map));
    }
    return boxes;
  }

  private static Map<String, @Nullable Object> box(Map<?, ?> map) {
    Map<String, @Nullable Object> box = new LinkedHashMap<>();
    box.put("id", map.get("id") instanceof Number number ? number : 0);
    for (String key : TEXTS) {
      box.put(key, map.get(key) instanceof String text ? text : "");
    }
    box.put("fields", map.get("fields") instanceof List<?> fields ? fields : null);
    box.put("ts", map.get("ts"));
    if (map.get("actions") instanceof List<?> actions) {
      box.put("actions", actions);
    }
    return box;
  }

  /** The texts that are shown in them. */
  public static List<String> texts(Map<String, Object> props) {
    return texts(props, SHOWN);
  }

  /** The texts in them that may call somebody. */
  static List<String> calling(Map<String, Object> props) {
    return texts(props, CALLING);
  }

  private static List<String> texts(Map<String, Object> props, List<String> keys) {
    if (!(props.get(PROP) instanceof List<?> boxes)) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (Object box : boxes) {
      if (box instanceof Map<?, ?> map) {
        keys.forEach(key -> add(texts, map.get(key)));
        if (map.get("fields") instanceof List<?> fields) {
          fields.forEach(field -> add(texts, field instanceof Map<?, ?> f ? f.get("value") : null));
        }
      }
    }
    return texts;
  }

  private static void add(List<String> texts, @Nullable Object value) {
    if (value instanceof String text) {
      texts.add(text);
    }
  }

  /** What the metadata says of them: one entry if there is any. */
  public static List<ObjectNode> embeds(Map<String, Object> props) {
    return props.get(PROP) instanceof List<?>
        ? List.of(Json.object().put("type", "message_attachment"))
        : List.of();
  }
}

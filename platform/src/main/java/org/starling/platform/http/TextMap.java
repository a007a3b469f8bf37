package org.starling.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/**
 * A body that the contract reads as a map of text, keys by their exact case. One that is no object
 * of text is as good as empty; the text that is then missing is what gets refused.
 */
public final class TextMap {
  private final JsonNode body;

  private TextMap(JsonNode body) {
    this.body = body;
  }

  public static TextMap of(Call call) {
    try {
      JsonNode body = Json.mapper().readTree(call.bytes());
      return new TextMap(allText(body) ? body : Json.object());
    } catch (IOException e) {
      return new TextMap(Json.object());
    }
  }

  private static boolean allText(JsonNode body) {
    return body.isObject() && body.valueStream().allMatch(v -> v.isTextual() || v.isNull());
  }

  /** Empty if absent. */
  public String text(String key) {
    return body.path(key).asText("");
  }

  public boolean isEmpty() {
    return body.isEmpty();
  }
}

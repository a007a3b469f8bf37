package org.starling.platform.http;

import com.fasterxml.jackson.databind.JsonNode;

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
    JsonNode body = call.fields();
    return new TextMap(allText(body) ? body : Json.object());
  }

  private static boolean allText(JsonNode body) {
    return body.isObject() && body.valueStream().allMatch(v -> v.isTextual() || v.isNull());
  }

  /** Empty if absent. */
  public String text(String key) {
    return body.path(key).asText("");
  }
}

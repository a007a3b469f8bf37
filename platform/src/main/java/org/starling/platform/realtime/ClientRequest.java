package org.starling.platform.realtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.starling.platform.http.Json;

/** What a client asks over the websocket; absent members are 0, empty text and an empty object. */
record ClientRequest(long number, String action, ObjectNode data) {

  /** Reads a text message; empty if it is no JSON, or a member has a wrong type. */
  static Optional<ClientRequest> ofText(byte[] message) {
    try {
      // Bytes that are no UTF-8 are replaced, not refused.
      return of(Json.mapper().readTree(new String(message, StandardCharsets.UTF_8)));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Reads a binary message, which is MessagePack. */
  static Optional<ClientRequest> ofBinary(byte[] message) {
    return MessagePack.read(message).flatMap(ClientRequest::of);
  }

  private static Optional<ClientRequest> of(JsonNode tree) {
    if (tree.isNull()) {
      return Optional.of(new ClientRequest(0, "", Json.object()));
    }
    if (!tree.isObject()) {
      return Optional.empty();
    }
    long number = 0;
    String action = "";
    ObjectNode data = Json.object();
    for (Map.Entry<String, JsonNode> member : tree.properties()) {
      JsonNode value = member.getValue();
      if (value.isNull()) {
        continue;
      }
      switch (member.getKey().toLowerCase(java.util.Locale.ROOT)) {
        case "seq" -> {
          if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            return Optional.empty();
          }
          number = value.longValue();
        }
        case "action" -> {
          if (!value.isTextual()) {
            return Optional.empty();
          }
          action = value.textValue();
        }
        case "data" -> {
          if (!(value instanceof ObjectNode object)) {
            return Optional.empty();
          }
          data = object;
        }
        default -> {}
      }
    }
    return Optional.of(new ClientRequest(number, action, data));
  }
}

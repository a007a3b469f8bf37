package org.starling.platform.realtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.starling.kernel.Code;
import org.starling.platform.http.Edge;
import org.starling.platform.http.Json;

/** The replies to clients' requests, as the contract shapes them. */
final class Answers {
  private Answers() {}

  /** Data without members is left out. */
  static Answer ok(long number, ObjectNode data) {
    ObjectNode reply = reply("OK", number);
    if (!data.isEmpty()) {
      reply.set("data", data);
    }
    return new Answer(Json.bytes(reply));
  }

  static Answer fail(long number, Code code) {
    ObjectNode reply = reply("FAIL", number);
    reply.set("error", error(code));
    return new Answer(Json.bytes(reply));
  }

  static ObjectNode error(Code code) {
    return Json.object()
        .put("id", code.id())
        .put("message", code.text())
        .put("detailed_error", "")
        .put("status_code", Edge.status(code.kind()));
  }

  private static ObjectNode reply(String status, long number) {
    ObjectNode reply = Json.object().put("status", status);
    return number == 0 ? reply : reply.put("seq_reply", number);
  }
}

package org.starling.platform.realtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.starling.kernel.Audience;
import org.starling.kernel.UserId;

/**
 * A websocket event before it is numbered for each connection.
 *
 * @param name the event's name on the wire
 * @param data what everybody in the audience gets
 * @param extra members added to {@code data} for single users (own mentions, following)
 * @param acknowledged members added for connections that asked for posted_ack, by user
 */
public record Frame(
    String name,
    Audience audience,
    ObjectNode data,
    Map<UserId, ObjectNode> extra,
    Map<UserId, ObjectNode> acknowledged) {

  public static Frame of(String name, Audience audience, ObjectNode data) {
    return new Frame(name, audience, data, Map.of(), Map.of());
  }
}

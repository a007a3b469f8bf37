package org.starling.platform.realtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import org.starling.kernel.Audience;
import org.starling.kernel.UserId;

/**
 * A websocket event before it is numbered for each connection.
 *
 * @param name the event's name on the wire
 * @param data what everybody in the audience gets
 * @param extra members added to {@code data} for single users (own mentions, following)
 * @param acknowledged members added for connections that asked for posted_ack, by user
 * @param part who of the audience hears this; the others get another frame of the same event
 */
public record Frame(
    String name,
    Audience audience,
    ObjectNode data,
    Map<UserId, ObjectNode> extra,
    Map<UserId, ObjectNode> acknowledged,
    Part part) {

  /** Some users, or all but some. Nothing on the wire tells of it. */
  public record Part(Set<UserId> users, boolean within) {
    public static final Part ALL = allBut(Set.of());

    public Part {
      users = Set.copyOf(users);
    }

    public static Part only(Set<UserId> users) {
      return new Part(users, true);
    }

    public static Part allBut(Set<UserId> users) {
      return new Part(users, false);
    }

    boolean holds(UserId user) {
      return users.contains(user) == within;
    }
  }

  public Frame(
      String name,
      Audience audience,
      ObjectNode data,
      Map<UserId, ObjectNode> extra,
      Map<UserId, ObjectNode> acknowledged) {
    this(name, audience, data, extra, acknowledged, Part.ALL);
  }

  public static Frame of(String name, Audience audience, ObjectNode data) {
    return new Frame(name, audience, data, Map.of(), Map.of());
  }

  public Frame to(Part some) {
    return new Frame(name, audience, data, extra, acknowledged, some);
  }
}

package org.starling.platform.realtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.starling.kernel.Audience;
import org.starling.kernel.UserId;
import org.starling.platform.http.Json;

/**
 * A frame encoded once for everybody, and once more for each user who gets members of their own.
 *
 * @param part who of the audience it is for
 * @param extra messages for single users
 * @param acknowledged messages for single users' connections that asked for posted_ack
 */
record EncodedFrame(
    String name,
    Audience audience,
    Frame.Part part,
    Message common,
    Map<UserId, Message> extra,
    Map<UserId, Message> acknowledged) {
  /**
   * @param listening nobody else needs a message of their own
   */
  static EncodedFrame of(Frame frame, Set<UserId> listening) {
    return of(PackedFrame.of(frame, "", listening::contains));
  }

  static EncodedFrame of(PackedFrame frame) {
    byte[] name = Json.bytes(frame.name());
    byte[] data = frame.data();
    byte[] broadcast = broadcast(frame.audience());
    Prefix prefix =
        new Prefix(
            join(
                bytes("{\"event\":"),
                name,
                bytes(",\"data\":"),
                data,
                bytes(",\"broadcast\":"),
                broadcast,
                bytes(",\"seq\":")));
    Message common = Message.common(frame.name(), prefix, frame.droppable());
    if (frame.extra().isEmpty() && frame.acknowledged().isEmpty()) {
      return new EncodedFrame(
          frame.name(), frame.audience(), frame.part(), common, Map.of(), Map.of());
    }
    byte[] open = java.util.Arrays.copyOf(data, data.length - 1);
    Prefix shared = new Prefix(join(bytes("{\"event\":"), name, bytes(",\"data\":"), open));
    Variants variants = new Variants(frame, shared, broadcast);
    return new EncodedFrame(
        frame.name(),
        frame.audience(),
        frame.part(),
        common,
        variants.extra(),
        variants.acknowledged());
  }

  Message forUser(UserId user, boolean postedAck) {
    Message message = postedAck ? acknowledged.get(user) : null;
    if (message == null) {
      message = extra.get(user);
    }
    return message == null ? common : message;
  }

  /** Makes the messages of single users, which differ from their shared prefix on. */
  private record Variants(PackedFrame frame, Prefix prefix, byte[] broadcast) {
    Map<UserId, Message> extra() {
      Map<UserId, Message> made = new HashMap<>();
      frame.extra().forEach((user, members) -> made.put(user, message(inside(members))));
      return made;
    }

    Map<UserId, Message> acknowledged() {
      Map<UserId, Message> made = new HashMap<>();
      frame
          .acknowledged()
          .forEach((user, members) -> {
            byte[] extra = frame.extra().get(user);
            byte[] own = inside(members);
            made.put(user, message(extra == null ? own : listed(own, inside(extra))));
          });
      return made;
    }

    /** The members of an object, without its braces. */
    private static byte[] inside(byte[] object) {
      return java.util.Arrays.copyOfRange(object, 1, object.length - 1);
    }

    private static byte[] listed(byte[] members, byte[] more) {
      return join(members, bytes(members.length == 0 || more.length == 0 ? "" : ","), more);
    }

    private Message message(byte[] members) {
      boolean alone = frame.data().length == 2 || members.length == 0;
      byte[] comma = bytes(alone ? "" : ",");
      byte[] rest = join(comma, members, bytes("},\"broadcast\":"), broadcast, bytes(",\"seq\":"));
      return new Message(frame.name(), prefix, rest, frame.droppable());
    }
  }

  private static byte[] broadcast(Audience audience) {
    ObjectNode json = Json.object();
    if (audience.omitUsers().isEmpty()) {
      json.putNull("omit_users");
    } else {
      ObjectNode omitted = json.putObject("omit_users");
      audience.omitUsers().forEach(user -> omitted.put(user.value(), true));
    }
    json.put("user_id", audience.user())
        .put("channel_id", audience.channel())
        .put("team_id", audience.team())
        .put("connection_id", audience.connection())
        .put("omit_connection_id", audience.omitConnection());
    if (audience.notToAdministrators()) {
      json.put("contains_sanitized_data", true);
    }
    if (audience.toAdministrators()) {
      json.put("contains_sensitive_data", true);
    }
    return Json.bytes(json);
  }

  private static byte[] bytes(String ascii) {
    return ascii.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}

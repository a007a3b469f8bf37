package org.starling.platform.realtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
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
  static final Set<String> DROPPABLE =
      Set.of("typing", "status_change", "multiple_channels_viewed");

  /**
   * @param listening nobody else needs a message of their own
   */
  static EncodedFrame of(Frame frame, Set<UserId> listening) {
    boolean droppable = DROPPABLE.contains(frame.name());
    byte[] name = Json.bytes(frame.name());
    byte[] data = Json.bytes(frame.data());
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
    Message common = Message.common(frame.name(), prefix, droppable);
    if (frame.extra().isEmpty() && frame.acknowledged().isEmpty()) {
      return new EncodedFrame(
          frame.name(), frame.audience(), frame.part(), common, Map.of(), Map.of());
    }
    byte[] open = java.util.Arrays.copyOf(data, data.length - 1);
    Prefix shared = new Prefix(join(bytes("{\"event\":"), name, bytes(",\"data\":"), open));
    Variants variants = new Variants(frame, shared, droppable, broadcast, listening);
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
  private record Variants(
      Frame frame, Prefix prefix, boolean droppable, byte[] broadcast, Set<UserId> listening) {
    Map<UserId, Message> extra() {
      return each(frame.extra(), (user, members) -> members);
    }

    Map<UserId, Message> acknowledged() {
      return each(
          frame.acknowledged(),
          (user, members) -> {
            ObjectNode extra = frame.extra().get(user);
            ObjectNode all = members.deepCopy();
            if (extra != null) {
              all.setAll(extra);
            }
            return all;
          });
    }

    private Map<UserId, Message> each(
        Map<UserId, ObjectNode> own, BiFunction<UserId, ObjectNode, ObjectNode> members) {
      Map<UserId, Message> made = new HashMap<>();
      own.forEach((user, some) -> {
        if (listening.contains(user)) {
          made.put(user, message(members.apply(user, some)));
        }
      });
      return made;
    }

    private Message message(ObjectNode members) {
      byte[] object = Json.bytes(members);
      byte[] inside = java.util.Arrays.copyOfRange(object, 1, object.length - 1);
      byte[] comma = bytes(frame.data().isEmpty() || members.isEmpty() ? "" : ",");
      byte[] rest = join(comma, inside, bytes("},\"broadcast\":"), broadcast, bytes(",\"seq\":"));
      return new Message(frame.name(), prefix, rest, droppable);
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

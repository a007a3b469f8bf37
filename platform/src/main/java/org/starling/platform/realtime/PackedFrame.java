package org.starling.platform.realtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.starling.kernel.Audience;
import org.starling.kernel.UserId;
import org.starling.platform.http.Json;

/**
 * A frame whose members are JSON already, as it goes to other nodes and is encoded for sockets.
 *
 * @param about the user whom the event tells of, where guests may not hear of everybody; or empty
 * @param pair names the two forms of one event, for administrators and for others; or empty
 */
record PackedFrame(
    String name,
    Audience audience,
    Frame.Part part,
    byte[] data,
    Map<UserId, byte[]> extra,
    Map<UserId, byte[]> acknowledged,
    String about,
    String pair) {
  static final Set<String> DROPPABLE =
      Set.of("typing", "status_change", "multiple_channels_viewed");
  private static final Set<String> ABOUT_A_USER = Set.of("user_updated", "new_user");

  /** No event, but a word between nodes in its place: its audience has missed something. */
  static final String GAP = "starling_gap";

  /** Another such word: everybody may have missed something. */
  static final String ANEW = "starling_anew";

  private static final int USER_BYTES = 34;

  /**
   * @param listening nobody else needs members of their own
   */
  static PackedFrame of(Frame frame, String pair, Predicate<UserId> listening) {
    return new PackedFrame(
        frame.name(),
        frame.audience(),
        frame.part(),
        Json.bytes(frame.data()),
        own(frame.extra(), listening),
        own(frame.acknowledged(), listening),
        about(frame),
        pair);
  }

  static PackedFrame gap(Audience audience) {
    return word(GAP, audience);
  }

  static PackedFrame anew() {
    return word(ANEW, Audience.everybody());
  }

  private static PackedFrame word(String name, Audience audience) {
    return new PackedFrame(name, audience, Frame.Part.ALL, new byte[0], Map.of(), Map.of(), "", "");
  }

  private static Map<UserId, byte[]> own(
      Map<UserId, ObjectNode> members, Predicate<UserId> listening) {
    if (members.isEmpty()) {
      return Map.of();
    }
    Map<UserId, byte[]> packed = new HashMap<>();
    members.forEach((user, some) -> {
      if (listening.test(user)) {
        packed.put(user, Json.bytes(some));
      }
    });
    return packed;
  }

  private static String about(Frame frame) {
    return ABOUT_A_USER.contains(frame.name()) && frame.audience().user().isEmpty()
        ? frame.data().path("user_id").asText(frame.data().path("user").path("id").asText(""))
        : "";
  }

  /** What it takes on the way to another node, within a few bytes. */
  int bytes() {
    return data.length + bytes(extra) + bytes(acknowledged) + USER_BYTES * users();
  }

  private int users() {
    return part.users().size() + audience.omitUsers().size();
  }

  private static int bytes(Map<UserId, byte[]> members) {
    int bytes = 0;
    for (byte[] own : members.values()) {
      bytes += own.length + USER_BYTES;
    }
    return bytes;
  }

  /** Whether it may be left out where there is too much to send: the next one makes it good. */
  boolean droppable() {
    return DROPPABLE.contains(name);
  }
}

package org.starling.platform.realtime;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.starling.kernel.Audience;
import org.starling.kernel.UserId;

/** Events on their way to another node: a format byte, how many, then each with its number. */
final class FrameWire {
  private static final int FORMAT = 1;
  private static final int TO_ADMINISTRATORS = 1;
  private static final int NOT_TO_ADMINISTRATORS = 2;

  /**
   * @param number among the events of the node that sends it
   */
  record Numbered(long number, PackedFrame frame) {}

  private FrameWire() {}

  /**
   * @param listening on the node that it goes to; nobody else's own members are sent
   */
  static byte[] write(List<Numbered> events, Predicate<UserId> listening) {
    return Wire.write(out -> {
      out.writeByte(FORMAT);
      out.writeInt(events.size());
      for (Numbered event : events) {
        out.writeLong(event.number());
        write(out, event.frame(), listening);
      }
    });
  }

  private static void write(DataOutputStream out, PackedFrame frame, Predicate<UserId> listening)
      throws IOException {
    out.writeUTF(frame.name());
    audience(out, frame.audience());
    out.writeBoolean(frame.part().within());
    users(out, frame.part().users());
    out.writeUTF(frame.about());
    out.writeUTF(frame.pair());
    Wire.bytes(out, frame.data());
    members(out, frame.extra(), listening);
    members(out, frame.acknowledged(), listening);
  }

  static void audience(DataOutputStream out, Audience audience) throws IOException {
    out.writeByte(
        (audience.toAdministrators() ? TO_ADMINISTRATORS : 0)
            | (audience.notToAdministrators() ? NOT_TO_ADMINISTRATORS : 0));
    for (String place : places(audience)) {
      out.writeUTF(place);
    }
    users(out, audience.omitUsers());
  }

  static Audience audience(DataInputStream in) throws IOException {
    int flags = in.readUnsignedByte();
    String user = in.readUTF();
    String channel = in.readUTF();
    String team = in.readUTF();
    String connection = in.readUTF();
    String omitConnection = in.readUTF();
    return new Audience(
        users(in),
        user,
        channel,
        team,
        connection,
        omitConnection,
        (flags & TO_ADMINISTRATORS) != 0,
        (flags & NOT_TO_ADMINISTRATORS) != 0);
  }

  private static List<String> places(Audience audience) {
    return List.of(
        audience.user(),
        audience.channel(),
        audience.team(),
        audience.connection(),
        audience.omitConnection());
  }

  private static void users(DataOutputStream out, Set<UserId> users) throws IOException {
    out.writeInt(users.size());
    for (UserId user : users) {
      out.writeUTF(user.value());
    }
  }

  private static void members(
      DataOutputStream out, Map<UserId, byte[]> members, Predicate<UserId> listening)
      throws IOException {
    List<UserId> users = members.keySet().stream().filter(listening).toList();
    out.writeInt(users.size());
    for (UserId user : users) {
      out.writeUTF(user.value());
      byte[] own = members.get(user);
      Wire.bytes(out, own == null ? new byte[0] : own);
    }
  }

  static List<Numbered> read(byte[] message) {
    return Wire.read(
        message,
        in -> {
          int format = in.readUnsignedByte();
          if (format != FORMAT) {
            throw new IllegalStateException("events come in a format that is not known: " + format);
          }
          int count = in.readInt();
          List<Numbered> events = new ArrayList<>(count);
          for (int i = 0; i < count; i++) {
            events.add(new Numbered(in.readLong(), frame(in)));
          }
          return events;
        });
  }

  private static PackedFrame frame(DataInputStream in) throws IOException {
    String name = in.readUTF();
    Audience audience = audience(in);
    boolean within = in.readBoolean();
    Frame.Part part = new Frame.Part(users(in), within);
    String about = in.readUTF();
    String pair = in.readUTF();
    return new PackedFrame(
        name, audience, part, Wire.bytes(in), members(in), members(in), about, pair);
  }

  private static Set<UserId> users(DataInputStream in) throws IOException {
    int count = in.readInt();
    Set<UserId> users = new HashSet<>();
    for (int i = 0; i < count; i++) {
      users.add(new UserId(in.readUTF()));
    }
    return users;
  }

  private static Map<UserId, byte[]> members(DataInputStream in) throws IOException {
    int count = in.readInt();
    Map<UserId, byte[]> members = new HashMap<>();
    for (int i = 0; i < count; i++) {
      members.put(new UserId(in.readUTF()), Wire.bytes(in));
    }
    return members;
  }
}

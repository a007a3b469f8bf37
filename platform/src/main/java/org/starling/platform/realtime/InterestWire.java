package org.starling.platform.realtime;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.starling.kernel.Id;
import org.starling.kernel.UserId;
import org.starling.platform.cluster.NodeId;

/** How nodes tell each other who is connected, and answer up to where they have sent events. */
final class InterestWire {
  /**
   * @param whole nobody else is connected there; otherwise these are changes
   */
  record Told(boolean whole, Map<UserId, Interest.State> users) {}

  private InterestWire() {}

  static byte[] write(Told told) {
    return Wire.write(out -> {
      out.writeBoolean(told.whole());
      out.writeInt(told.users().size());
      for (var entry : told.users().entrySet()) {
        out.write(entry.getKey().value().getBytes(StandardCharsets.US_ASCII));
        out.writeByte(entry.getValue().ordinal());
      }
    });
  }

  static Told read(byte[] message) {
    return Wire.read(
        message,
        in -> {
          boolean whole = in.readBoolean();
          int count = in.readInt();
          Map<UserId, Interest.State> users = HashMap.newHashMap(count);
          for (int i = 0; i < count; i++) {
            byte[] id = in.readNBytes(Id.LENGTH);
            UserId user = new UserId(new String(id, StandardCharsets.US_ASCII));
            users.put(user, Interest.State.values()[in.readUnsignedByte()]);
          }
          return new Told(whole, users);
        });
  }

  static byte[] writeNumbers(Map<NodeId, Long> numbers) {
    return Wire.write(out -> Wire.numbers(out, numbers));
  }

  static Map<NodeId, Long> readNumbers(byte[] message) {
    return Wire.read(message, Wire::numbers);
  }
}

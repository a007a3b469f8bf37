package org.starling.platform.realtime;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.UserId;
import org.starling.platform.cluster.NodeId;

/** How a connection moves to another node. */
final class BacklogWire {
  private static final int ANSWER = 0;
  private static final int EVENT = 1;
  private static final int DROPPABLE_EVENT = 2;

  /**
   * @param number of the question among those of the node that asks
   * @param heard the owner must have heard all nodes up to there before it gives the connection
   *     away
   */
  record Question(long number, String connection, UserId user, Map<NodeId, Long> heard) {}

  /**
   * @param backlog null if the connection is not there
   */
  record Reply(long number, @Nullable Backlog backlog) {}

  private BacklogWire() {}

  static byte[] write(Question question) {
    return Wire.write(out -> {
      out.writeLong(question.number());
      out.writeUTF(question.connection());
      out.writeUTF(question.user().value());
      Wire.numbers(out, question.heard());
    });
  }

  static Question readQuestion(byte[] message) {
    return Wire.read(
        message,
        in ->
            new Question(in.readLong(), in.readUTF(), new UserId(in.readUTF()), Wire.numbers(in)));
  }

  /** The backlog must not be used any more. */
  static byte[] write(Reply reply) {
    return Wire.write(out -> {
      out.writeLong(reply.number());
      Backlog backlog = reply.backlog();
      out.writeBoolean(backlog != null);
      if (backlog != null) {
        Wire.numbers(out, backlog.covered());
        out.writeInt(backlog.next());
        messages(out, backlog.sent());
        messages(out, backlog.drain());
      }
    });
  }

  static Reply readReply(byte[] message, MovedPrefixes prefixes) {
    return Wire.read(
        message,
        in -> {
          long number = in.readLong();
          if (!in.readBoolean()) {
            return new Reply(number, null);
          }
          Map<NodeId, Long> heard = Wire.numbers(in);
          int next = in.readInt();
          List<Message> sent = new ArrayList<>();
          for (Outbound one : messages(in, prefixes)) {
            if (one instanceof Message event) {
              sent.add(event);
            }
          }
          return new Reply(number, new Backlog(next, sent, messages(in, prefixes), heard));
        });
  }

  private static void messages(DataOutputStream out, List<? extends Outbound> all)
      throws IOException {
    out.writeInt(all.size());
    for (Outbound one : all) {
      switch (one) {
        case Answer answer -> {
          out.writeByte(ANSWER);
          Wire.bytes(out, answer.json());
        }
        case Message event -> {
          out.writeByte(event.droppable() ? DROPPABLE_EVENT : EVENT);
          out.writeUTF(event.name());
          out.writeInt(event.bytes());
          out.write(event.prefix().json());
          out.write(event.rest());
        }
      }
    }
  }

  private static List<Outbound> messages(DataInputStream in, MovedPrefixes prefixes)
      throws IOException {
    int count = in.readInt();
    List<Outbound> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int kind = in.readUnsignedByte();
      String name = kind == ANSWER ? "" : in.readUTF();
      byte[] json = Wire.bytes(in);
      all.add(
          kind == ANSWER
              ? new Answer(json)
              : Message.common(name, prefixes.of(json), kind == DROPPABLE_EVENT));
    }
    return all;
  }
}

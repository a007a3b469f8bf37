package org.starling.platform.realtime;

import io.netty.buffer.ByteBuf;
import java.util.zip.Deflater;

/**
 * One event in the form that is sent, but for the connection's own number. What is shared by many
 * stands in {@code prefix}, what only one user gets in {@code rest}; the number and the closing
 * brace follow. Compressed, rest, number and brace are one stored block behind the prefix, and the
 * zero byte at the end begins the empty block that RFC 7692 section 7.2.1 has the receiver finish.
 */
record Message(String name, Prefix prefix, byte[] rest, boolean droppable) implements Outbound {
  private static final byte[] NOTHING = new byte[0];
  private static final int STORED_BYTES_MAX = 0xffff;

  static Message common(String name, Prefix prefix, boolean droppable) {
    return new Message(name, prefix, NOTHING, droppable);
  }

  int bytes() {
    return prefix.json().length + rest.length;
  }

  void write(ByteBuf out, int number) {
    byte[] json = prefix.json();
    int length = json.length + rest.length + digits(number) + 1;
    WebsocketFrames.header(out, WebsocketFrames.TEXT, length);
    out.writeBytes(json).writeBytes(rest);
    writeNumber(out, number);
    out.writeByte('}');
  }

  /** As {@link #write}, for a connection that agreed on permessage-deflate. */
  void writeDeflated(ByteBuf out, int number, Deflater deflater) {
    int stored = rest.length + digits(number) + 1;
    if (bytes() < RealtimeLimits.DEFLATE_BYTES_MIN || stored > STORED_BYTES_MAX) {
      write(out, number);
      return;
    }
    byte[] head = prefix.deflated(deflater);
    WebsocketFrames.header(
        out, WebsocketFrames.TEXT | WebsocketFrames.COMPRESSED, head.length + 4 + stored + 1);
    out.writeBytes(head).writeShortLE(stored).writeShortLE(~stored).writeBytes(rest);
    writeNumber(out, number);
    out.writeByte('}').writeByte(0);
  }

  private static int digits(int number) {
    int digits = 1;
    for (int rest = number; rest >= 10; rest /= 10) {
      digits++;
    }
    return digits;
  }

  private static void writeNumber(ByteBuf out, int number) {
    int at = out.writerIndex() + digits(number);
    out.writerIndex(at);
    int rest = number;
    do {
      out.setByte(--at, '0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
  }
}

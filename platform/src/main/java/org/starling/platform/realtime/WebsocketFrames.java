package org.starling.platform.realtime;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes that begin a server's websocket frames (RFC 6455 section 5.2): final and unmasked. */
final class WebsocketFrames {
  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  /** RSV1: the message is compressed (RFC 7692 section 6). */
  static final int COMPRESSED = 0x40;

  static final int HEADER_BYTES_MAX = 10;

  private static final int FINAL = 0x80;

  private WebsocketFrames() {}

  static void header(ByteBuf out, int opcodeAndFlags, int length) {
    out.writeByte(FINAL | opcodeAndFlags);
    if (length < 126) {
      out.writeByte(length);
    } else if (length <= 0xffff) {
      out.writeByte(126).writeShort(length);
    } else {
      out.writeByte(127).writeLong(length);
    }
  }

  /** What to answer to a close frame: its code, none if it has none, or that it is malformed. */
  static byte[] farewell(byte[] received) {
    if (received.length < 2) {
      return new byte[0];
    }
    int code = (received[0] & 0xff) << 8 | received[1] & 0xff;
    boolean sound = maySay(code) && isUtf8(received, 2);
    return sound
        ? Arrays.copyOf(received, 2)
        : new byte[] {FrameReader.PROTOCOL_ERROR >> 8, (byte) FrameReader.PROTOCOL_ERROR};
  }

  /** The codes that may stand in a frame (RFC 6455 section 7.4). */
  private static boolean maySay(int code) {
    return code >= 1000 && code <= 1003
        || code >= 1007 && code <= 1014
        || code >= 3000 && code <= 4999;
  }

  private static boolean isUtf8(byte[] bytes, int from) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, bytes.length - from));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}

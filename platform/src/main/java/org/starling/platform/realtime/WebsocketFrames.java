package org.starling.platform.realtime;

import io.netty.buffer.ByteBuf;

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
}

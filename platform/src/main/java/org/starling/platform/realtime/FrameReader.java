package org.starling.platform.realtime;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/**
 * Takes a client's bytes apart into messages (RFC 6455). Bytes are kept only while a frame or a
 * message is incomplete, so that a quiet connection holds no buffer.
 */
final class FrameReader {
  /** What the bytes were. */
  interface Sink {
    /** A whole text or binary message, still compressed if so said. */
    void message(int opcode, boolean compressed, byte[] payload);

    void control(int opcode, byte[] payload);

    /** The client broke the protocol: the close code to answer with. Nothing is read after it. */
    void violation(int closeCode);

    /** Whether more may be delivered now; what is left waits for the next read. */
    boolean ready();
  }

  static final int PROTOCOL_ERROR = 1002;
  static final int TOO_BIG = 1009;

  private static final int HEADER_BYTES_MAX = 14;
  private static final int CONTROL_BYTES_MAX = 125;
  private static final byte[] NOTHING = new byte[0];

  private final boolean deflate;
  private @Nullable ByteBuf rest;
  private byte[] message = NOTHING;
  private int messageOpcode;
  private boolean messageCompressed;
  private boolean broken;

  FrameReader(boolean deflate) {
    this.deflate = deflate;
  }

  /** Reads what has come; releases {@code in}. */
  void read(ByteBuf in, ByteBufAllocator allocator, Sink sink) {
    if (rest != null) {
      rest.writeBytes(in);
      in.release();
      in = rest;
      rest = null;
    }
    while (!broken && sink.ready() && frame(in, sink)) {
      // each turn takes one whole frame
    }
    if (!broken && in.isReadable()) {
      rest = allocator.heapBuffer(Math.max(in.readableBytes(), HEADER_BYTES_MAX)).writeBytes(in);
    }
    in.release();
  }

  /** Whether whole frames may be waiting that {@code ready} had put off. */
  boolean hasRest() {
    return rest != null;
  }

  void close() {
    broken = true;
    if (rest != null) {
      rest.release();
      rest = null;
    }
  }

  private boolean frame(ByteBuf in, Sink sink) {
    int start = in.readerIndex();
    int available = in.readableBytes();
    if (available < 2) {
      return false;
    }
    int first = in.getByte(start) & 0xff;
    int second = in.getByte(start + 1) & 0xff;
    int opcode = first & 0x0f;
    boolean last = (first & 0x80) != 0;
    int extra = (second & 0x7f) < 126 ? 0 : (second & 0x7f) == 126 ? 2 : 8;
    if (!allowed(first, opcode, last, second)) {
      return violate(sink, PROTOCOL_ERROR);
    }
    int header = 2 + extra + 4;
    if (available < header) {
      return false;
    }
    long length = length(in, start, second, extra);
    int before = opcode >= WebsocketFrames.CLOSE ? 0 : message.length;
    if (length < 0 || length + before > RealtimeLimits.INBOUND_BYTES_MAX) {
      return violate(sink, length < 0 ? PROTOCOL_ERROR : TOO_BIG);
    }
    if (available < header + length) {
      return false;
    }
    in.skipBytes(header);
    byte[] payload = new byte[(int) length];
    in.readBytes(payload);
    unmask(payload, in, start + header - 4);
    deliver(first, opcode, last, payload, sink);
    return true;
  }

  private boolean violate(Sink sink, int code) {
    broken = true;
    sink.violation(code);
    return false;
  }

  private boolean allowed(int first, int opcode, boolean last, int second) {
    boolean masked = (second & 0x80) != 0;
    boolean compressed = (first & WebsocketFrames.COMPRESSED) != 0;
    boolean reserved = (first & 0x30) != 0 || compressed && !deflate;
    boolean known =
        switch (opcode) {
          case WebsocketFrames.TEXT, WebsocketFrames.BINARY -> messageOpcode == 0;
          case WebsocketFrames.CONTINUATION -> messageOpcode != 0 && !compressed;
          case WebsocketFrames.CLOSE, WebsocketFrames.PING, WebsocketFrames.PONG ->
              last && !compressed && (second & 0x7f) <= CONTROL_BYTES_MAX;
          default -> false;
        };
    return masked && !reserved && known;
  }

  private static long length(ByteBuf in, int start, int second, int extra) {
    return switch (extra) {
      case 0 -> second & 0x7f;
      case 2 -> in.getUnsignedShort(start + 2);
      default -> in.getLong(start + 2);
    };
  }

  private static void unmask(byte[] payload, ByteBuf in, int maskAt) {
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= in.getByte(maskAt + (i & 3));
    }
  }

  private void deliver(int first, int opcode, boolean last, byte[] payload, Sink sink) {
    if (opcode >= WebsocketFrames.CLOSE) {
      sink.control(opcode, payload);
      return;
    }
    if (opcode != WebsocketFrames.CONTINUATION) {
      messageOpcode = opcode;
      messageCompressed = (first & WebsocketFrames.COMPRESSED) != 0;
    }
    byte[] whole = payload;
    if (message.length > 0) {
      whole = java.util.Arrays.copyOf(message, message.length + payload.length);
      System.arraycopy(payload, 0, whole, message.length, payload.length);
    }
    if (!last) {
      message = whole;
      return;
    }
    int kind = messageOpcode;
    message = NOTHING;
    messageOpcode = 0;
    sink.message(kind, messageCompressed, whole);
  }
}

package org.starling.platform.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes status lines and headers as bytes. The date is rendered once a second. */
final class ReplyHead {
  /** How a reply's body is delimited on the wire. */
  sealed interface Length {
    record Bytes(long count) implements Length {}

    record Chunks() implements Length {}

    /** The reply's own headers say it. */
    record Told() implements Length {}

    /** No body at all, or one that ends with the connection. */
    record Absent() implements Length {}
  }

  /**
   * @param oldProtocol the client speaks HTTP/1.0
   * @param close the connection ends with this reply
   */
  record Wire(boolean oldProtocol, boolean close, Length length) {}

  private record Stamp(long second, String text) {}

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final int BYTES_GUESSED = 640;
  private static final int HEADER_EXTRA_BYTES = 4;

  private final Clock clock;
  private volatile Stamp stamp;

  ReplyHead(Clock clock) {
    this.clock = clock;
    this.stamp = stamp(clock.instant().getEpochSecond());
  }

  /** The head in a new buffer with room for {@code more} bytes. */
  ByteBuf write(ByteBufAllocator buffers, Reply reply, Wire wire, int more) {
    ByteBuf out = buffers.directBuffer(BYTES_GUESSED + more);
    String reason = HttpResponseStatus.valueOf(reply.status()).reasonPhrase();
    String protocol = wire.oldProtocol() ? "HTTP/1.0 " : "HTTP/1.1 ";
    ByteBufUtil.writeAscii(out, protocol + reply.status() + ' ' + reason + "\r\n");
    String type = type(reply);
    if (!type.isEmpty()) {
      header(out, "Content-Type", type);
    }
    for (Reply.Header header : reply.headers()) {
      header(out, header.name(), header.value());
    }
    header(out, "Date", date());
    switch (wire.length()) {
      case Length.Bytes(long count) -> header(out, "Content-Length", Long.toString(count));
      case Length.Chunks() -> header(out, "Transfer-Encoding", "chunked");
      case Length.Told _, Length.Absent _ -> {}
    }
    if (wire.close()) {
      header(out, "Connection", "close");
    } else if (wire.oldProtocol()) {
      header(out, "Connection", "keep-alive");
    }
    ByteBufUtil.writeAscii(out, "\r\n");
    return out;
  }

  private static void header(ByteBuf out, String name, String value) {
    out.ensureWritable(name.length() + ByteBufUtil.utf8MaxBytes(value) + HEADER_EXTRA_BYTES);
    ByteBufUtil.writeAscii(out, name);
    out.writeShort(':' << 8 | ' ');
    ByteBufUtil.writeUtf8(out, value);
    out.writeShort('\r' << 8 | '\n');
  }

  private static String type(Reply reply) {
    return switch (reply.body()) {
      case Reply.Whole(String type, byte[] _) -> type;
      case Reply.Streamed(String type, Reply.Writer _) -> type;
    };
  }

  private String date() {
    long now = clock.instant().getEpochSecond();
    Stamp known = stamp;
    if (known.second() != now) {
      known = stamp(now);
      stamp = known;
    }
    return known.text();
  }

  private static Stamp stamp(long second) {
    return new Stamp(second, DATE.format(Instant.ofEpochSecond(second)));
  }
}

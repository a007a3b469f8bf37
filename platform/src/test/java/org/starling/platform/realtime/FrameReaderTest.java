package org.starling.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {
  private static final class Heard implements FrameReader.Sink {
    final List<String> all = new ArrayList<>();
    boolean ready = true;

    @Override
    public void message(int opcode, boolean compressed, byte[] payload) {
      all.add(opcode + (compressed ? "z" : "") + ":" + text(payload));
    }

    @Override
    public void control(int opcode, byte[] payload) {
      all.add(opcode + ":" + text(payload));
    }

    @Override
    public void violation(int closeCode) {
      all.add("!" + closeCode);
    }

    @Override
    public boolean ready() {
      return ready;
    }

    private static String text(byte[] payload) {
      return payload.length > 100
          ? "" + payload.length
          : new String(payload, StandardCharsets.ISO_8859_1);
    }
  }

  private static byte[] frame(int first, String payload) {
    byte[] bytes = payload.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuf out = Unpooled.buffer();
    out.writeByte(first);
    if (bytes.length < 126) {
      out.writeByte(0x80 | bytes.length);
    } else if (bytes.length < 65_536) {
      out.writeByte(0x80 | 126).writeShort(bytes.length);
    } else {
      out.writeByte(0x80 | 127).writeLong(bytes.length);
    }
    byte[] mask = {11, 22, 33, 44};
    out.writeBytes(mask);
    for (int i = 0; i < bytes.length; i++) {
      out.writeByte(bytes[i] ^ mask[i & 3]);
    }
    byte[] all = new byte[out.readableBytes()];
    out.readBytes(all);
    return all;
  }

  private static List<String> read(boolean deflate, int piece, byte[]... frames) {
    Heard heard = new Heard();
    FrameReader reader = new FrameReader(deflate);
    byte[] all = Unpooled.wrappedBuffer(frames).copy().array();
    int length = Unpooled.wrappedBuffer(frames).readableBytes();
    for (int at = 0; at < length; at += piece) {
      ByteBuf some = Unpooled.copiedBuffer(all, at, Math.min(piece, length - at));
      reader.read(some, UnpooledByteBufAllocator.DEFAULT, heard);
      assertThat(some.refCnt()).isZero();
    }
    reader.close();
    return heard.all;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100, 100_000})
  void pieces_of_any_size_give_the_same_messages(int piece) {
    assertThat(
            read(
                true,
                piece,
                frame(0x81, "one"),
                frame(0x01, "tw"),
                frame(0x89, "ping"),
                frame(0x80, "o"),
                frame(0xc2, "z"),
                frame(0x81, "x".repeat(8192)),
                frame(0x88, "\u0003\u00e8")))
        .containsExactly("1:one", "9:ping", "1:two", "2z:z", "1:8192", "8:\u0003\u00e8");
  }

  @Test
  void more_than_the_limit_in_one_or_several_frames() {
    assertThat(read(false, 9999, frame(0x81, "x".repeat(8193)))).containsExactly("!1009");
    assertThat(read(false, 14, frame(0x81, "x".repeat(100_000)))).containsExactly("!1009");
    assertThat(read(false, 9999, frame(0x01, "x".repeat(8192)), frame(0x00, ""), frame(0x80, "x")))
        .containsExactly("!1009");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x80, 0x83, 0x8b, 0x91, 0xc1, 0x09, 0xc9})
  void frames_that_the_protocol_does_not_know(int first) {
    assertThat(read(false, 100, frame(first, "x"), frame(0x81, "after"))).containsExactly("!1002");
  }

  @Test
  void unmasked_or_nested() {
    assertThat(read(false, 100, new byte[] {(byte) 0x81, 1, 'x'})).containsExactly("!1002");
    assertThat(read(false, 100, frame(0x01, "a"), frame(0x81, "b"))).containsExactly("!1002");
    assertThat(read(true, 100, frame(0x41, "a"), frame(0xc0, "b"))).containsExactly("!1002");
    assertThat(read(false, 100, frame(0x89, "x".repeat(126)))).containsExactly("!1002");
  }

  @Test
  void waits_while_the_sink_is_not_ready() {
    Heard heard = new Heard();
    heard.ready = false;
    FrameReader reader = new FrameReader(false);
    reader.read(Unpooled.copiedBuffer(frame(0x81, "a")), UnpooledByteBufAllocator.DEFAULT, heard);
    assertThat(heard.all).isEmpty();
    assertThat(reader.hasRest()).isTrue();
    heard.ready = true;
    reader.read(Unpooled.copiedBuffer(frame(0x81, "b")), UnpooledByteBufAllocator.DEFAULT, heard);
    assertThat(heard.all).containsExactly("1:a", "1:b");
    assertThat(reader.hasRest()).isFalse();
  }
}

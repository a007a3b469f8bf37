package org.starling.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.kernel.Audience;
import org.starling.kernel.ChannelId;
import org.starling.kernel.UserId;
import org.starling.platform.http.Json;

class MessageTest {
  private static final UserId ALICE = new UserId("a".repeat(26));
  private static final UserId BOB = new UserId("b".repeat(26));
  private static final ChannelId TOWN = new ChannelId("c".repeat(26));
  private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};

  private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);

  private static EncodedFrame posted(int bytes, long seed) {
    StringBuilder text = new StringBuilder();
    Random random = new Random(seed);
    while (text.length() < bytes) {
      text.append(Integer.toString(random.nextInt(1000), 36)).append(random.nextInt(9));
    }
    ObjectNode data = Json.object().put("post", text.toString()).put("set_online", true);
    return EncodedFrame.of(
        new Frame(
            "posted",
            Audience.channel(TOWN).omitting(BOB),
            data,
            Map.of(ALICE, Json.object().put("mentions", "[\"alice\"]")),
            Map.of(ALICE, Json.object().put("should_ack", true))),
        Set.of(ALICE, BOB));
  }

  private record Sent(boolean compressed, byte[] payload) {
    static Sent of(ByteBuf frame) {
      int first = frame.readUnsignedByte();
      assertThat(first & 0xbf).isEqualTo(0x81);
      int length = frame.readUnsignedByte();
      long bytes =
          length == 127 ? frame.readLong() : length == 126 ? frame.readUnsignedShort() : length;
      assertThat(bytes).isEqualTo(frame.readableBytes());
      byte[] payload = new byte[frame.readableBytes()];
      frame.readBytes(payload);
      return new Sent((first & 0x40) != 0, payload);
    }
  }

  /** What a client's inflater makes of a message; with context it is never reset. */
  private static byte[] inflate(Inflater inflater, byte[] payload) throws Exception {
    ByteArrayOutputStream in = new ByteArrayOutputStream();
    in.writeBytes(payload);
    in.writeBytes(TAIL);
    inflater.setInput(in.toByteArray());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] some = new byte[1000];
    for (int read = inflater.inflate(some); read > 0; read = inflater.inflate(some)) {
      out.write(some, 0, read);
    }
    assertThat(inflater.getRemaining()).isZero();
    assertThat(inflater.finished()).isFalse();
    return out.toByteArray();
  }

  private Sent deflated(Message message, int number) {
    ByteBuf out = Unpooled.buffer();
    message.writeDeflated(out, number, deflater);
    return Sent.of(out);
  }

  private static Sent plain(Message message, int number) {
    ByteBuf out = Unpooled.buffer();
    message.write(out, number);
    return Sent.of(out);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 511, 600, 1000, 5_000, 70_000, 400_000})
  void compressed_is_the_same_with_and_without_context(int bytes) throws Exception {
    Inflater takesOver = new Inflater(true);
    for (int number : List.of(0, 9, 10, 12_345, Integer.MAX_VALUE)) {
      EncodedFrame frame = posted(bytes, number);
      for (Message message :
          List.of(frame.common(), frame.forUser(ALICE, false), frame.forUser(ALICE, true))) {
        Sent plain = plain(message, number);
        Sent deflated = deflated(message, number);
        assertThat(plain.compressed()).isFalse();
        assertThat(deflated.compressed())
            .isEqualTo(message.bytes() >= RealtimeLimits.DEFLATE_BYTES_MIN);
        if (deflated.compressed()) {
          assertThat(inflate(takesOver, deflated.payload())).isEqualTo(plain.payload());
          assertThat(inflate(new Inflater(true), deflated.payload())).isEqualTo(plain.payload());
        } else {
          assertThat(deflated.payload()).isEqualTo(plain.payload());
        }
      }
    }
  }

  @Test
  void keys_stand_in_the_contracts_order_for_everybody() throws Exception {
    EncodedFrame frame = posted(2_000, 1);
    for (Message message : List.of(frame.common(), frame.forUser(ALICE, true))) {
      JsonNode json = Json.mapper().readTree(plain(message, 7).payload());
      assertThat(json.properties().stream().map(Map.Entry::getKey))
          .containsExactly("event", "data", "broadcast", "seq");
      assertThat(json.path("seq").intValue()).isEqualTo(7);
      assertThat(json.at("/broadcast/omit_users").path(BOB.value()).booleanValue()).isTrue();
      assertThat(json.at("/broadcast/channel_id").textValue()).isEqualTo(TOWN.value());
      assertThat(json.at("/data/set_online").booleanValue()).isTrue();
    }
  }

  @Test
  void only_the_users_concerned_get_members_of_their_own() throws Exception {
    EncodedFrame frame = posted(2_000, 1);
    assertThat(data(frame.forUser(BOB, true)).has("mentions")).isFalse();
    assertThat(data(frame.forUser(ALICE, false)).path("mentions").textValue())
        .isEqualTo("[\"alice\"]");
    assertThat(data(frame.forUser(ALICE, false)).has("should_ack")).isFalse();
    assertThat(data(frame.forUser(ALICE, true)).path("should_ack").booleanValue()).isTrue();
    assertThat(data(frame.forUser(ALICE, true)).has("mentions")).isTrue();
  }

  @Test
  void members_of_ones_own_may_be_all_the_data() throws Exception {
    EncodedFrame frame =
        EncodedFrame.of(
            new Frame(
                "x",
                Audience.everybody(),
                Json.object(),
                Map.of(ALICE, Json.object().put("mine", 1)),
                Map.of()),
            Set.of(ALICE));
    assertThat(data(frame.forUser(ALICE, false)).toString()).isEqualTo("{\"mine\":1}");
    assertThat(data(frame.forUser(BOB, false)).isEmpty()).isTrue();
  }

  private static JsonNode data(Message message) throws Exception {
    return Json.mapper().readTree(plain(message, 1).payload()).path("data");
  }
}

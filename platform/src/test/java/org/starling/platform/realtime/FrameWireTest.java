package org.starling.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.starling.kernel.Audience;
import org.starling.kernel.UserId;
import org.starling.platform.http.Json;

class FrameWireTest {
  private static final UserId ALICE = TestHub.user('a');
  private static final UserId BOB = TestHub.user('b');

  private static PackedFrame sent(Frame frame, Set<UserId> listening) {
    PackedFrame packed = PackedFrame.of(frame, "", user -> true);
    byte[] message =
        FrameWire.write(List.of(new FrameWire.Numbered(7, packed)), listening::contains);
    FrameWire.Numbered read = FrameWire.read(message).getFirst();
    assertThat(read.number()).isEqualTo(7);
    return read.frame();
  }

  @Test
  void whatever_an_audience_says_arrives() {
    Audience here = Audience.channel(TestHub.TOWN).omitting(BOB).omittingConnection("c".repeat(26));
    for (Audience audience :
        List.of(
            Audience.everybody(),
            Audience.user(ALICE),
            here,
            here.administratorsOnly(),
            here.administratorsExcepted(),
            Audience.everybody().onConnection("c".repeat(26)))) {
      Frame frame = Frame.of("posted", audience, Json.object().put("text", "größer"));
      for (Frame.Part part :
          List.of(Frame.Part.ALL, Frame.Part.only(Set.of(ALICE)), Frame.Part.allBut(Set.of(BOB)))) {
        PackedFrame read = sent(frame.to(part), Set.of());
        assertThat(read.audience()).isEqualTo(audience);
        assertThat(read.part()).isEqualTo(part);
        assertThat(read.name()).isEqualTo("posted");
        assertThat(read.data()).isEqualTo(Json.bytes(frame.data()));
      }
    }
  }

  @Test
  void only_who_listens_there_gets_members_of_their_own() {
    var own = Json.object().put("mentions", "[]");
    Frame frame =
        new Frame(
            "posted",
            Audience.everybody(),
            Json.object().put("post", "{}"),
            Map.of(ALICE, own, BOB, own),
            Map.of(BOB, Json.object().put("should_ack", true)));
    PackedFrame read = sent(frame, Set.of(BOB));
    assertThat(read.extra()).containsOnlyKeys(BOB);
    EncodedFrame here = EncodedFrame.of(frame, Set.of(BOB));
    EncodedFrame there = EncodedFrame.of(read);
    for (boolean acknowledged : new boolean[] {true, false}) {
      assertThat(there.forUser(BOB, acknowledged).rest())
          .isEqualTo(here.forUser(BOB, acknowledged).rest());
    }
    assertThat(there.forUser(ALICE, false)).isSameAs(there.common());
  }

  @Test
  void guests_are_not_told_of_somebody_on_other_nodes_either() {
    Frame frame =
        Frame.of("new_user", Audience.everybody(), Json.object().put("user_id", ALICE.value()));
    assertThat(sent(frame, Set.of()).about()).isEqualTo(ALICE.value());
  }

  @Test
  void an_unknown_format_is_refused() {
    assertThatThrownBy(() -> FrameWire.read(new byte[] {9, 0, 0, 0, 0}))
        .isInstanceOf(IllegalStateException.class);
  }
}

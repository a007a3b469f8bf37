package org.starling.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacklogTest {
  private static Message event(String name, boolean droppable, int bytes) {
    byte[] json = "x".repeat(bytes).getBytes(StandardCharsets.UTF_8);
    return Message.common(name, new Prefix(json), droppable);
  }

  private static Message event(String name) {
    return event(name, false, 10);
  }

  /** A backlog that has sent hello#0 and events 1 to {@code last}, named by their numbers. */
  private static Backlog sent(int last) {
    Backlog backlog = new Backlog(0);
    for (int i = 0; i <= last; i++) {
      assertThat(backlog.number(event("" + i))).isEqualTo(i);
    }
    return backlog;
  }

  private static List<String> send(Backlog backlog) {
    List<String> sent = new ArrayList<>();
    for (Outbound next = backlog.poll(); next != null; next = backlog.poll()) {
      Message message = (Message) next;
      sent.add(message.name() + "#" + backlog.number(message));
    }
    return sent;
  }

  /** What a genuine server was seen to do with hello and three events sent. */
  @ParameterizedTest
  @CsvSource({
    "4, LOSSLESS, missed#4",
    "3, REPLAYED, 3#3 missed#4",
    "1, REPLAYED, 1#1 2#2 3#3 missed#4",
    "0, LOSSLESS, missed#0",
    "13, LOST, ''",
    "5, LOST, ''",
    "-1, LOST, ''"
  })
  void goes_on_where_the_client_expects(long expected, Backlog.Resume outcome, String events) {
    Backlog backlog = sent(3);
    backlog.offer(event("missed"));
    assertThat(backlog.resume(expected)).isEqualTo(outcome);
    if (outcome != Backlog.Resume.LOST) {
      assertThat(String.join(" ", send(backlog))).isEqualTo(events);
    }
  }

  @ParameterizedTest
  @CsvSource({"12, LOST", "13, REPLAYED", "40, REPLAYED", "141, LOSSLESS", "142, LOST"})
  void keeps_the_last_128(long expected, Backlog.Resume outcome) {
    assertThat(sent(140).resume(expected)).isEqualTo(outcome);
  }

  @Test
  void can_be_resumed_again_after_a_replay() {
    Backlog backlog = sent(140);
    backlog.resume(100);
    assertThat(send(backlog)).hasSize(41).startsWith("100#100").endsWith("140#140");
    assertThat(backlog.resume(141)).isEqualTo(Backlog.Resume.LOSSLESS);
    assertThat(backlog.resume(13)).isEqualTo(Backlog.Resume.REPLAYED);
    assertThat(send(backlog)).hasSize(128);
  }

  @Test
  void replays_no_more_bytes_than_allowed() {
    Backlog backlog = new Backlog(0);
    int large = RealtimeLimits.REPLAY_BYTES_MAX / 4;
    for (int i = 0; i < 10; i++) {
      backlog.number(event("" + i, false, large));
    }
    assertThat(backlog.resume(5)).isEqualTo(Backlog.Resume.LOST);
    assertThat(backlog.resume(6)).isEqualTo(Backlog.Resume.REPLAYED);
  }

  @Test
  void above_half_leaves_out_what_may_be_and_refuses_when_full() {
    Backlog backlog = new Backlog(0);
    Message typing = event("typing", true, 10);
    for (int i = 0; i < RealtimeLimits.SEND_QUEUE_EVENTS_HALF; i++) {
      assertThat(backlog.offer(typing)).isEqualTo(Backlog.Offer.TAKEN);
    }
    assertThat(backlog.offer(typing)).isEqualTo(Backlog.Offer.LEFT_OUT);
    for (int i = backlog.waiting(); i < RealtimeLimits.SEND_QUEUE_EVENTS_MAX; i++) {
      assertThat(backlog.offer(event("posted"))).isEqualTo(Backlog.Offer.TAKEN);
    }
    assertThat(backlog.offer(event("posted"))).isEqualTo(Backlog.Offer.FULL);
    assertThat(backlog.waiting()).isEqualTo(RealtimeLimits.SEND_QUEUE_EVENTS_MAX);
    assertThat(send(backlog)).hasSize(RealtimeLimits.SEND_QUEUE_EVENTS_MAX);
  }

  @Test
  void what_gathered_meanwhile_follows_what_waited() {
    Backlog old = sent(3);
    old.offer(event("missed"));
    Backlog gathered = new Backlog(0);
    gathered.offer(event("a"));
    gathered.offer(event("b"));
    assertThat(old.resume(3)).isEqualTo(Backlog.Resume.REPLAYED);
    old.append(gathered);
    assertThat(send(old)).containsExactly("3#3", "missed#4", "a#5", "b#6");
  }

  @Test
  void backlogs_that_come_from_other_nodes_share_what_is_in_both() {
    MovedPrefixes prefixes = new MovedPrefixes();
    byte[] one = moved("the same");
    byte[] other = moved("the same");
    Backlog first = Objects.requireNonNull(BacklogWire.readReply(one, prefixes).backlog());
    Backlog second = Objects.requireNonNull(BacklogWire.readReply(other, prefixes).backlog());
    assertThat(first.sent().getFirst().prefix()).isSameAs(second.sent().getFirst().prefix());
  }

  private static byte[] moved(String text) {
    Backlog backlog = new Backlog(0);
    backlog.number(event("hello"));
    backlog.number(event(text));
    return BacklogWire.write(new BacklogWire.Reply(1, backlog));
  }
}

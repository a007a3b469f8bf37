package org.starling.features.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.starling.kernel.UserId;

class StatusTest {
  private static final UserId ALICE = new UserId("a".repeat(26));
  private static final Duration TIMEOUT = Duration.ofMinutes(5);
  private static final long NOW = 1_800_000_000_000L;

  private static Status of(String state, boolean manual) {
    return new Status(ALICE, state, manual, NOW - 1000, 0, "");
  }

  @Test
  void activity_makes_online_unless_chosen_otherwise_by_hand() {
    Status online = Status.unknown(ALICE).online(NOW, false);
    assertThat(online).isEqualTo(new Status(ALICE, "online", false, NOW, 0, ""));
    Status away = of("away", true);
    assertThat(away.online(NOW, false)).isSameAs(away);
    assertThat(away.online(NOW, true).state()).isEqualTo("online");
    assertThat(away.online(NOW, true).manual()).isFalse();
  }

  @Test
  void away_comes_by_hand_or_by_time() {
    Status online = of("online", false);
    assertThat(online.away().manual()).isTrue();
    assertThat(online.awayIfIdle(NOW, TIMEOUT)).isSameAs(online);
    long later = NOW - 1000 + TIMEOUT.toMillis();
    assertThat(online.awayIfIdle(later, TIMEOUT))
        .isEqualTo(new Status(ALICE, "away", false, NOW - 1000, 0, ""));
    assertThat(online.dnd(0).awayIfIdle(later, TIMEOUT).state()).isEqualTo("dnd");
  }

  @Test
  void the_last_socket_takes_only_those_offline_who_chose_nothing() {
    assertThat(of("online", false).offline(NOW, false).state()).isEqualTo("offline");
    assertThat(of("dnd", true).offline(NOW, false).state()).isEqualTo("dnd");
    assertThat(of("online", false).offline(NOW, true).manual()).isTrue();
  }

  @Test
  void dnd_ends_at_the_full_minute() {
    assertThat(of("online", false).dnd(1_800_000_059).dndEndTime()).isEqualTo(1_800_000_000);
  }

  @Test
  void dnd_ends_and_what_was_comes_back() {
    long end = NOW / 1000 + 60;
    Status dnd = of("away", true).dnd(end);
    assertThat(dnd.dndEndTime()).isEqualTo(end);
    assertThat(dnd.afterDnd(NOW, true)).isSameAs(dnd);
    Status after = dnd.afterDnd(end * 1000, true);
    assertThat(after).isEqualTo(new Status(ALICE, "away", false, NOW - 1000, 0, "dnd"));
    assertThat(dnd.afterDnd(end * 1000, false).state()).isEqualTo("offline");
    assertThat(dnd.dnd(end + 60).afterDnd((end + 60) * 1000, true).state()).isEqualTo("away");
    assertThat(of("dnd", true).afterDnd(Long.MAX_VALUE, true).state()).isEqualTo("dnd");
  }
}

package org.starling.features.teaminvites;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.starling.kernel.UserId;

final class MailAllowanceTest {
  private static final UserId ANN = new UserId("a".repeat(26));
  private static final UserId BEN = new UserId("b".repeat(26));

  private static final class Hand extends Clock {
    private Instant now = Instant.ofEpochMilli(1_700_000_000_000L);

    void move(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private final Hand clock = new Hand();
  private final MailAllowance allowance = new MailAllowance(clock);

  @Test
  void a_burst_is_allowed_and_no_more() {
    assertThat(allowance.take(ANN, InviteLimits.MAILS_BURST_MAX)).isTrue();
    assertThat(allowance.take(ANN, 1)).isFalse();
    assertThat(allowance.take(BEN, 1)).isTrue();
  }

  @Test
  void some_come_back_each_hour() {
    assertThat(allowance.take(ANN, InviteLimits.MAILS_BURST_MAX)).isTrue();
    clock.move(Duration.ofHours(1));
    assertThat(allowance.take(ANN, InviteLimits.MAILS_PER_HOUR + 1)).isFalse();
    assertThat(allowance.take(ANN, InviteLimits.MAILS_PER_HOUR)).isTrue();
    assertThat(allowance.take(ANN, 1)).isFalse();
  }

  @Test
  void what_is_refused_takes_nothing() {
    assertThat(allowance.take(ANN, InviteLimits.MAILS_BURST_MAX + 1)).isFalse();
    assertThat(allowance.take(ANN, InviteLimits.MAILS_BURST_MAX)).isTrue();
  }
}

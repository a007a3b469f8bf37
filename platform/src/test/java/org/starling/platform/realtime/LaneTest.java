package org.starling.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.starling.kernel.Audience;

/** The way of events to one other node. */
class LaneTest {
  private final LinkedBlockingQueue<List<FrameWire.Numbered>> sent = new LinkedBlockingQueue<>();
  private final AtomicInteger late = new AtomicInteger();
  private final Lane lane = new Lane(sent::add, () -> true, late::incrementAndGet);

  @AfterEach
  void close() {
    lane.close();
  }

  private static FrameWire.Numbered event(long number, String name, int ownBytes) {
    Map<org.starling.kernel.UserId, byte[]> own = Map.of(TestHub.user('a'), new byte[ownBytes]);
    return new FrameWire.Numbered(
        number,
        new PackedFrame(
            name,
            Audience.everybody(),
            Frame.Part.ALL,
            new byte[] {'{', '}'},
            ownBytes == 0 ? Map.of() : own,
            Map.of(),
            "",
            ""));
  }

  @Test
  void what_single_users_get_counts_for_how_much_is_sent_at_once() throws Exception {
    int bytes = RealtimeLimits.LANE_BATCH_BYTES_MAX / 2;
    for (int number = 1; number <= 6; number++) {
      lane.add(event(number, "posted", bytes));
    }
    Thread.ofVirtual().start(lane::run);
    for (int batch = 0; batch < 3; batch++) {
      assertThat(sent.poll(5, TimeUnit.SECONDS)).hasSize(2);
    }
  }

  @Test
  void many_events_are_waited_for_no_longer_than_one() {
    List<Handovers.Pending> pending = new ArrayList<>();
    for (int number = 1; number <= 200; number++) {
      lane.add(event(number, "posted", 0));
      pending.add(new Handovers.Pending(lane, number));
    }
    long began = System.nanoTime();
    Handovers.await(pending, TimeUnit.MILLISECONDS.toNanos(100));
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void who_is_late_begins_anew_once_until_all_is_taken() throws Exception {
    lane.add(event(1, "posted", 0));
    List<Handovers.Pending> pending = List.of(new Handovers.Pending(lane, 1));
    Handovers.await(pending, 0);
    Handovers.await(pending, 0);
    assertThat(late).hasValue(1);
    Thread.ofVirtual().start(lane::run);
    assertThat(sent.poll(5, TimeUnit.SECONDS)).hasSize(1);
    lane.taken(1);
    Handovers.await(pending, 0);
    assertThat(late).hasValue(1);
    lane.add(event(2, "posted", 0));
    Handovers.await(List.of(new Handovers.Pending(lane, 2)), 0);
    assertThat(late).hasValue(2);
  }

  @Test
  void what_is_left_out_is_counted() {
    for (int number = 1; number <= RealtimeLimits.LANE_EVENTS_MAX / 2; number++) {
      lane.add(event(number, "posted", 0));
    }
    lane.add(event(9999, "typing", 0));
    assertThat(lane.leftOut()).isEqualTo(1);
    assertThat(lane.last()).isEqualTo(RealtimeLimits.LANE_EVENTS_MAX / 2);
  }
}

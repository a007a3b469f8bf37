package org.starling.platform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jgroups.BytesMessage;
import org.jgroups.JChannel;
import org.jgroups.Message;
import org.jgroups.Receiver;
import org.jgroups.protocols.SHARED_LOOPBACK;
import org.jgroups.protocols.SHARED_LOOPBACK_PING;
import org.jgroups.protocols.UFC;
import org.jgroups.protocols.UNICAST3;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.protocols.pbcast.NAKACK2;
import org.junit.jupiter.api.Test;

/** Credits for each other, after a channel was left, and between releases. */
final class RestartedFlowControlTest {
  private static final int CREDITS = 100_000;
  private static final int MESSAGES = 50;
  private static final long SECONDS_MAX = 30;

  @Test
  void gives_credits_to_one_that_has_jgroups_own() throws Exception {
    try (JChannel own = channel(new UFC());
        JChannel ours = channel(new RestartedFlowControl())) {
      CountDownLatch toOwn = counts(own);
      CountDownLatch toOurs = counts(ours);
      own.connect("neighbours");
      ours.connect("neighbours");
      send(own, ours);
      send(ours, own);
      assertThat(toOurs.await(SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
      assertThat(toOwn.await(SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void begins_anew_when_a_channel_is_joined_again() throws Exception {
    try (JChannel stays = channel(new RestartedFlowControl());
        JChannel comesBack = channel(new RestartedFlowControl())) {
      CountDownLatch toTheOther = counts(stays);
      stays.connect("again");
      comesBack.connect("again");
      comesBack.disconnect();
      comesBack.connect("again");
      send(comesBack, stays);
      assertThat(toTheOther.await(SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static JChannel channel(UFC flowControl) throws Exception {
    return new JChannel(
        new SHARED_LOOPBACK(),
        new SHARED_LOOPBACK_PING(),
        new NAKACK2(),
        new UNICAST3(),
        new GMS().setJoinTimeout(1_000),
        flowControl.setMaxCredits(CREDITS));
  }

  private static CountDownLatch counts(JChannel channel) {
    CountDownLatch latch = new CountDownLatch(MESSAGES);
    channel.setReceiver(
        new Receiver() {
          @Override
          public void receive(Message message) {
            latch.countDown();
          }
        });
    return latch;
  }

  /** On a thread of its own, for without credits it would never end. */
  private static void send(JChannel from, JChannel to) {
    Thread.ofVirtual()
        .start(() -> {
          for (int i = 0; i < MESSAGES; i++) {
            try {
              from.send(new BytesMessage(to.getAddress(), new byte[CREDITS / 10]));
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
          }
        });
  }
}

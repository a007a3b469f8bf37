package org.starling.features.reminders;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the due reminders sent every five minutes of the clock. */
final class SweepReminders {
  private static final Logger LOG = LoggerFactory.getLogger(SweepReminders.class);

  private final SendReminders send;
  private final Clock clock;

  SweepReminders(SendReminders send, Clock clock) {
    this.send = send;
    this.clock = clock;
  }

  void start() {
    Thread.ofVirtual().name("send-reminders").start(this::sweepForEver);
  }

  private void sweepForEver() {
    long every = ReminderLimits.SENT_EVERY.toMillis();
    while (true) {
      try {
        Thread.sleep(every - clock.millis() % every);
        send.sendDue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOG.warn("reminders are sent later: {}", e.toString());
      }
    }
  }
}

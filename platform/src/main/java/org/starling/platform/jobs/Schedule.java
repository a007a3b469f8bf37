package org.starling.platform.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.OptionalLong;

/** When the leader adds a job of a type. */
public sealed interface Schedule {
  /** So long after the last one was added. */
  record Every(Duration period) implements Schedule {}

  /** Once a day, by the clock on the server's wall. */
  record Daily(LocalTime time) implements Schedule {}

  /**
   * Whether one is due.
   *
   * @param last when the last one was added; empty if none was
   */
  default boolean due(OptionalLong last, Instant now, ZoneId zone) {
    if (last.isEmpty()) {
      return true;
    }
    Instant before = Instant.ofEpochMilli(last.getAsLong());
    return switch (this) {
      case Every(var period) -> !now.isBefore(before.plus(period));
      case Daily(var time) -> before.isBefore(latest(time, now.atZone(zone)).toInstant());
    };
  }

  private static ZonedDateTime latest(LocalTime time, ZonedDateTime now) {
    ZonedDateTime today = now.with(time);
    return today.isAfter(now) ? today.minusDays(1) : today;
  }
}

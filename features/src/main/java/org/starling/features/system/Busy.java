package org.starling.features.system;

import java.time.Clock;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Whether an administrator has said that the server should put off what is not essential. */
final class Busy implements BooleanSupplier {
  /** What the contract says of a server that never was: the first second of the year 1. */
  static final Instant NEVER = Instant.ofEpochSecond(-62_135_596_800L);

  private final Clock clock;
  private volatile Instant until = NEVER;

  Busy(Clock clock) {
    this.clock = clock;
  }

  @Override
  public boolean getAsBoolean() {
    Instant end = until;
    return end != NEVER && clock.instant().isBefore(end);
  }

  void mark(int seconds) {
    until = clock.instant().plusSeconds(seconds);
  }

  void clear() {
    until = NEVER;
  }

  /** The end; {@link #NEVER} if not busy. */
  Instant until() {
    return getAsBoolean() ? until : NEVER;
  }
}

package org.starling.platform.jobs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a job stands. */
public enum JobStatus {
  PENDING,
  IN_PROGRESS,
  SUCCESS,
  ERROR,
  CANCEL_REQUESTED,
  CANCELED,
  WARNING;

  /** As the contract has it. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<JobStatus> of(String wire) {
    return Arrays.stream(values()).filter(status -> status.wire().equals(wire)).findFirst();
  }
}

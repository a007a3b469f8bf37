package org.starling.clustertests;

import java.util.ArrayList;
import java.util.List;

/** A run in which little happened proves little, so it fails. */
final class Minimum {
  /** What even a slow machine does, for each second of the run. */
  private static final int OPERATIONS_A_SECOND = 5;

  private static final int SECONDS_A_FAULT = 40;

  private Minimum() {}

  static List<String> missed(long operations, int faults, Chaos.Wish wish) {
    long seconds = wish.time().toSeconds();
    List<String> missed = new ArrayList<>();
    if (operations < seconds * OPERATIONS_A_SECOND) {
      missed.add(
          "too little was done: %d operations acknowledged, at least %d are needed"
              .formatted(operations, seconds * OPERATIONS_A_SECOND));
    }
    if (faults < seconds / SECONDS_A_FAULT) {
      missed.add(
          "too little went wrong: %d faults, at least %d are needed"
              .formatted(faults, seconds / SECONDS_A_FAULT));
    }
    return missed;
  }
}

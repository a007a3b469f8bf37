package org.starling.clustertests;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.starling.clustertests.people.Crowd;

/** A run in which little happened proves little, so it fails. */
final class Minimum {
  /** What even a slow machine does, for each second of the run. */
  private static final int OPERATIONS_A_SECOND = 5;

  private static final int SECONDS_A_FAULT = 40;

  /** The same of one person with the official client. */
  private static final int SECONDS_AN_OPERATION = 20;

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

  /** What the official clients did and heard is too little. */
  static List<String> missed(Crowd.Official official, Duration time) {
    long needed = Math.max(1, official.people() * time.toSeconds() / SECONDS_AN_OPERATION);
    return official.acknowledged() >= needed && official.heard() >= needed
        ? List.of()
        : List.of(
            "too little went through the official client: %s, at least %d of each are needed"
                .formatted(official, needed));
  }
}

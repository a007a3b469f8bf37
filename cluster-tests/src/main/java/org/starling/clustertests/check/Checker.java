package org.starling.clustertests.check;

import java.util.List;
import org.starling.clustertests.history.History;

/** All promises, asked of one history. */
public final class Checker {
  private static final List<Check> CHECKS =
      List.of(
          new EveryPostOnce(),
          new TimesIncrease(),
          new LastWordStays(),
          new CopiesAgree(),
          new EventsInOrder(),
          new OutsidersOutside(),
          new RightsTakenAway(),
          new OneLeaderAnEpoch(),
          new EveryJobOnce(),
          new RestsEnd());

  private Checker() {}

  public static List<Breach> check(History history) {
    return CHECKS.stream().flatMap(check -> check.breaches(history)).toList();
  }
}

package org.starling.clustertests.check;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.starling.clustertests.history.History;
import org.starling.clustertests.history.LeaderAct;

/** In an epoch one node acts as leader, and none of an earlier epoch acts after it. */
final class OneLeaderAnEpoch implements Check {
  private static final String PROMISE = "one leader acts in an epoch";

  @Override
  public Stream<Breach> breaches(History history) {
    Map<Long, String> leaders = new HashMap<>();
    Stream.Builder<Breach> found = Stream.builder();
    long newest = 0;
    for (LeaderAct act : history.acts()) {
      String leader = leaders.putIfAbsent(act.epoch(), act.from());
      if (leader != null && !leader.equals(act.from())) {
        found.add(new Breach(PROMISE, "%s acted, and %s too".formatted(leader, act)));
      }
      if (act.epoch() < newest) {
        found.add(new Breach(PROMISE, act + " acted after epoch " + newest + " began"));
      }
      newest = Math.max(newest, act.epoch());
    }
    return found.build();
  }
}

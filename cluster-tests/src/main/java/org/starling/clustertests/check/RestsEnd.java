package org.starling.clustertests.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.starling.clustertests.history.History;
import org.starling.clustertests.history.Kind;
import org.starling.clustertests.history.Operation;
import org.starling.clustertests.history.RestStep;

/**
 * Who chose not to be disturbed for a time is so until then, and no longer: the leader ends it,
 * once. People choose nothing else, so that whatever else ends it undid what they chose.
 */
final class RestsEnd implements Check {
  private static final String PROMISE = "a rest lasts as long as it was chosen, and ends once";

  /** The leader's clock may have been set off, by {@code Plan} at most by this. */
  private static final long CLOCK_OFF_MS_MAX = 31_000;

  /** In peace it has ended so long after its time. */
  private static final long LATE_MS_MAX = 14_000;

  /** A request that took longer may have been sent to a second node, and done by both. */
  private static final long ONCE_NS_MAX = 1_000_000_000L;

  @Override
  public Stream<Breach> breaches(History history) {
    return Stream.of(lost(history), steps(history), late(history))
        .flatMap(found -> found)
        .map(how -> new Breach(PROMISE, how));
  }

  private static Stream<String> lost(History history) {
    return history.of(Kind.REST).stream()
        .filter(Operation::done)
        .filter(wish ->
            history.rests().stream()
                .noneMatch(step -> step.user().equals(wish.actor()) && isFor(step, wish)))
        .map(wish -> wish + " was answered and is not there");
  }

  private static boolean isFor(RestStep step, Operation wish) {
    return step.begins() && step.until() == Long.parseLong(wish.value());
  }

  private static Stream<String> steps(History history) {
    Map<String, RestStep> begun = new HashMap<>();
    Map<String, Long> ended = new HashMap<>();
    Stream.Builder<String> found = Stream.builder();
    for (RestStep step : history.rests()) {
      if (step.begins()) {
        if (step.until() == ended.getOrDefault(step.user(), 0L) && !twice(history, step)) {
          found.add(step + " came back after its end");
        }
        begun.put(step.user(), step);
      } else {
        RestStep last = begun.remove(step.user());
        long until = last == null ? 0 : last.until();
        if (!step.byTime()) {
          found.add(step + " undid what was chosen");
        } else if (step.at() < until * 1000 - CLOCK_OFF_MS_MAX) {
          found.add(step + " came before its time, " + until);
        }
        ended.put(step.user(), until);
      }
    }
    return found.build();
  }

  /** Whether the wish for it may have been done a second time, late. */
  private static boolean twice(History history, RestStep step) {
    return history.of(Kind.REST).stream()
        .filter(wish -> wish.actor().equals(step.user()) && isFor(step, wish))
        .anyMatch(wish -> !wish.done() || wish.ended() - wish.began() > ONCE_NS_MAX);
  }

  private static Stream<String> late(History history) {
    Map<String, RestStep> last = new HashMap<>();
    history.rests().forEach(step -> last.put(step.user(), step));
    return List.copyOf(last.values()).stream()
        .filter(RestStep::begins)
        .filter(step -> step.until() * 1000 + LATE_MS_MAX < history.readAt())
        .map(step -> step + " did not end");
  }
}

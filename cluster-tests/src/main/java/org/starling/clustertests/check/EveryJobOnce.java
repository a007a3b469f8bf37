package org.starling.clustertests.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.starling.clustertests.history.History;
import org.starling.clustertests.history.JobStep;

/**
 * A job is worked on by one node at a time, and ends once: whoever ends it is the last that took
 * it, and after the end it is not touched again.
 */
final class EveryJobOnce implements Check {
  private static final String PROMISE = "every job runs once";
  private static final Set<String> ENDS = Set.of("success", "error", "canceled", "warning");

  @Override
  public Stream<Breach> breaches(History history) {
    Map<String, List<JobStep>> jobs =
        history.jobs().stream().collect(Collectors.groupingBy(JobStep::job));
    return jobs.values().stream().flatMap(EveryJobOnce::judge);
  }

  private static Stream<Breach> judge(List<JobStep> steps) {
    Stream.Builder<Breach> found = Stream.builder();
    String holder = "";
    boolean ended = false;
    for (JobStep step : steps) {
      if (ended) {
        found.add(new Breach(PROMISE, step + " came after its end"));
      }
      switch (step.after()) {
        case "claimed" -> holder = step.from();
        case "revoked" -> holder = "";
        default -> {
          boolean worked = step.before().equals("in_progress") && ENDS.contains(step.after());
          if (worked && !step.from().equals(holder)) {
            found.add(new Breach(PROMISE, step + " by one who did not have it"));
          }
        }
      }
      ended |= ENDS.contains(step.after());
    }
    return found.build();
  }
}

package org.starling.clustertests.check;

import java.util.HashMap;
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
  private static final Set<String> ENDS = Set.of("success", "error", "canceled", "warning");

  @Override
  public Stream<Breach> breaches(History history) {
    Map<String, List<JobStep>> jobs =
        history.jobs().stream().collect(Collectors.groupingBy(JobStep::job));
    return jobs.values().stream().flatMap(EveryJobOnce::judge);
  }

  private static Stream<Breach> judge(List<JobStep> steps) {
    Stream.Builder<Breach> found = Stream.builder();
    Map<String, String> holder = new HashMap<>();
    boolean ended = false;
    for (JobStep step : steps) {
      if (ended) {
        found.add(new Breach("every job runs once", step + " came after its end"));
      }
      if (step.after().equals("in_progress") && !step.before().equals("in_progress")) {
        holder.put(step.job(), step.from());
      } else if (ENDS.contains(step.after())
          && step.before().equals("in_progress")
          && !step.from().equals(holder.get(step.job()))) {
        found.add(new Breach("every job runs once", step + " by one who did not hold it"));
      }
      ended |= ENDS.contains(step.after());
    }
    return found.build();
  }
}

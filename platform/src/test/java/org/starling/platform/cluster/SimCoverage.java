package org.starling.platform.cluster;

import java.util.Map;
import java.util.TreeMap;
import org.starling.platform.cluster.LeaseEffect.GiveBack;
import org.starling.platform.cluster.LeaseEffect.Purge;
import org.starling.platform.cluster.LeaseEffect.Renew;
import org.starling.platform.cluster.LeaseEffect.Stand;
import org.starling.platform.cluster.LeaseEffect.StepOut;
import org.starling.platform.cluster.LeaseEffect.Take;
import org.starling.platform.cluster.LeaseEffect.Unheard;

/** What was exercised, and what was answered last. */
final class SimCoverage {
  final Map<String, Integer> counts = new TreeMap<>();
  int answered;

  void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  void step(LeaseState before, LeaseInput input, LeaseStep.Step step) {
    for (LeaseEffect effect : step.effects()) {
      switch (effect) {
        case Take take -> count(why(take, input.now(), step.state()));
        case GiveBack _ -> count("handed over");
        case Stand _ -> count("stood");
        case Purge _ -> count("purged");
        case Unheard _ -> count("unheard");
        case StepOut _ -> count("stepped out");
        case Renew _ when !before.holds() -> count("adopted");
        default -> {}
      }
    }
    if (before.holds() && !step.state().holds() && input instanceof LeaseInput.Refused) {
      count("deposed");
    }
    if (before.holds() && input instanceof LeaseInput.Answered && !step.state().holds()) {
      count("deposed by word");
    }
    if (step.state().holds() && !step.state().ghosts().isEmpty()) {
      count("ghosts");
    }
  }

  private static String why(Take take, long now, LeaseState state) {
    if (take.from().epoch() == 0) {
      return "first";
    }
    if (take.from().holder() == null) {
      return "given back";
    }
    return now - state.rowAt() >= LeaseLimits.LEASE_MS ? "silent" : "outnumbered";
  }
}

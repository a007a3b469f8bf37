package org.starling.platform.cluster;

import static org.starling.platform.cluster.LeaseLimits.GONE_NODES_MAX;
import static org.starling.platform.cluster.LeaseLimits.NEVER;
import static org.starling.platform.cluster.LeaseLimits.RELAPSE_MS;
import static org.starling.platform.cluster.LeaseLimits.TRIAL_MS;
import static org.starling.platform.cluster.LeaseLimits.TRIAL_MS_MAX;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Nodes that were lost lately. Whoever comes back is taken back at once; but whoever is lost again
 * soon after must first stay for a while, each time for longer. So a node that the others hear now
 * and then, because a way works in one direction only, is out until it works, instead of serving
 * now and then.
 */
record Trials(Map<NodeId, Trial> of) {
  static final Trials NONE = new Trials(Map.of());

  /**
   * @param losses how often it was lost, each time soon after it had come back
   * @param backAt when it came back; {@code NEVER} while it is away
   */
  record Trial(int losses, long backAt) {
    private Trial lost(long now) {
      return new Trial(recovered(now) ? 1 : losses + 1, NEVER);
    }

    private boolean recovered(long now) {
      return backAt != NEVER && now - backAt >= RELAPSE_MS;
    }

    private boolean over(long now) {
      return losses < 2 || now - backAt >= Math.min(TRIAL_MS * (losses - 1), TRIAL_MS_MAX);
    }
  }

  Trials {
    of = Map.copyOf(of);
  }

  /** After a change of the view. */
  Trials seen(Set<NodeId> lost, Set<NodeId> came, long now) {
    Map<NodeId, Trial> next = new HashMap<>(of);
    next.values().removeIf(trial -> trial.recovered(now));
    if (next.size() + lost.size() > GONE_NODES_MAX) {
      next.clear();
    }
    for (NodeId node : lost) {
      Trial before = of.get(node);
      next.put(node, before == null ? new Trial(1, NEVER) : before.lost(now));
    }
    for (NodeId node : came) {
      next.computeIfPresent(node, (id, trial) -> new Trial(trial.losses(), now));
    }
    return new Trials(next);
  }

  /**
   * Those of a view that are to stay for a while yet. None if they are more than half of it: then
   * it is this node that is hard to reach.
   */
  Set<NodeId> in(Set<NodeId> view, long now) {
    Set<NodeId> some = new HashSet<>();
    for (NodeId node : view) {
      Trial trial = of.get(node);
      if (trial != null && !trial.over(now)) {
        some.add(node);
      }
    }
    return some.size() * 2 > view.size() ? Set.of() : some;
  }
}

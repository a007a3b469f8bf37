package org.starling.platform.cluster;

import static org.starling.platform.cluster.LeaseLimits.ASK_MS;
import static org.starling.platform.cluster.LeaseLimits.CONTACT_MS;
import static org.starling.platform.cluster.LeaseLimits.GIVE_WAY_MS;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Members that do not answer while others do. Whoever falls silent for all is lost soon; but where
 * only two members do not hear each other and the rest hears both, both stay members, and whoever
 * waits for the other waits for ever. So one of the two has to step out.
 *
 * @param limit who has not answered for so many milliseconds is out of reach
 * @param silent for how long a member has not answered, counted only while others do: a node that
 *     stood still itself has missed nothing
 * @param anybody whether any member has answered since the last question
 */
record Unanswered(long limit, Map<NodeId, Long> silent, boolean anybody) {
  Unanswered {
    silent = Map.copyOf(silent);
  }

  /**
   * @param silence after which one that is silent for all is no member any more, in milliseconds
   */
  static Unanswered none(long silence) {
    return new Unanswered(silence + CONTACT_MS, Map.of(), false);
  }

  /**
   * @param since the question before
   */
  Unanswered asked(Set<NodeId> members, long since) {
    Map<NodeId, Long> next = new HashMap<>();
    long more = anybody ? Math.min(since, 2 * ASK_MS) : 0;
    members.forEach(node -> next.put(node, silent.getOrDefault(node, 0L) + more));
    return new Unanswered(limit, next, false);
  }

  Unanswered answeredBy(NodeId node) {
    Map<NodeId, Long> next = new HashMap<>(silent);
    next.computeIfPresent(node, (id, time) -> 0L);
    return new Unanswered(limit, next, true);
  }

  /**
   * Whether this node, which does not lead, is the one to step out: who does not hear the leader or
   * misses more than half; else of two the one that does not serve; else the one with the higher
   * id. Each later than the one before, so that the other one may have gone by then.
   *
   * @param others those whom it must hear, the leader among them
   */
  boolean stepsOut(NodeId self, Set<NodeId> others, @Nullable NodeId leader, boolean serves) {
    Set<NodeId> missed = missed(others, limit);
    if (missed.isEmpty()) {
      return false;
    }
    if (missed.contains(leader) || 2 * missed.size() > others.size()) {
      return true;
    }
    boolean higher = Collections.min(missed).compareTo(self) < 0;
    if (serves) {
      return higher && !missed(others, limit + GIVE_WAY_MS).isEmpty();
    }
    return higher || !missed(others, limit + GIVE_WAY_MS / 2).isEmpty();
  }

  private Set<NodeId> missed(Set<NodeId> others, long time) {
    Set<NodeId> missed = new HashSet<>(others);
    missed.removeIf(node -> silent.getOrDefault(node, 0L) < time);
    return missed;
  }
}

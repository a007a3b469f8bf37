package org.starling.platform.realtime;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.Audience;
import org.starling.kernel.Id;
import org.starling.kernel.UserId;
import org.starling.platform.cluster.NodeId;

/**
 * Who is connected to which other node, as those nodes have told. A node that has not told all yet
 * counts as one where everybody is: it hears more than it needs, and never less.
 *
 * <p>Written under the publisher's lock, so that each event finds either the old or the new state;
 * read by anybody.
 */
final class Interest {
  /** Of a user on a node. */
  enum State {
    GONE,
    /** A connection waits to be resumed. */
    PARKED,
    /** A socket is open. */
    LIVE
  }

  private final Map<NodeId, Map<UserId, State>> nodes = new ConcurrentHashMap<>();
  private volatile long version;

  /** Changes whenever anything else does. */
  long version() {
    return version;
  }

  void learnAll(NodeId node, Map<UserId, State> users) {
    nodes.put(node, new ConcurrentHashMap<>(users));
    changed();
  }

  /** What is changed before all is known comes with all. */
  void learn(NodeId node, Map<UserId, State> changes) {
    Map<UserId, State> known = nodes.get(node);
    if (known == null) {
      return;
    }
    changes.forEach((user, state) -> {
      if (state == State.GONE) {
        known.remove(user);
      } else {
        known.put(user, state);
      }
    });
    changed();
  }

  void forget(NodeId node) {
    nodes.remove(node);
    changed();
  }

  /** Only one thread writes at a time. */
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void changed() {
    version++;
  }

  boolean knows(NodeId node) {
    return nodes.containsKey(node);
  }

  /** Whether a node needs what is for this user alone. */
  boolean has(NodeId node, UserId user) {
    Map<UserId, State> known = nodes.get(node);
    return known == null || known.containsKey(user);
  }

  /** Nodes that say that the user has an open socket there. */
  Set<NodeId> withSocketOf(UserId user) {
    Set<NodeId> found = new HashSet<>();
    nodes.forEach((node, users) -> {
      if (users.get(user) == State.LIVE) {
        found.add(node);
      }
    });
    return found;
  }

  /**
   * Those of {@code others} with somebody in the audience.
   *
   * @param members of its channel or team; null if it is not narrowed to either
   */
  Set<NodeId> concerned(
      Set<NodeId> others, Audience audience, Frame.Part part, @Nullable Set<UserId> members) {
    if (others.isEmpty()
        || !audience.connection().isEmpty() && !Id.isValid(audience.connection())) {
      return Set.of();
    }
    Set<NodeId> found = new HashSet<>();
    for (NodeId node : others) {
      Map<UserId, State> known = nodes.get(node);
      if (known == null || anybody(known, audience, part, members)) {
        found.add(node);
      }
    }
    return found;
  }

  private static boolean anybody(
      Map<UserId, State> known, Audience audience, Frame.Part part, @Nullable Set<UserId> members) {
    if (!audience.user().isEmpty()) {
      return known.containsKey(new UserId(audience.user()));
    }
    if (members == null && !part.within()) {
      return !known.isEmpty();
    }
    Set<UserId> some = members == null ? part.users() : members;
    Set<UserId> fewer = some.size() < known.size() ? some : known.keySet();
    Set<UserId> more = fewer == some ? known.keySet() : some;
    for (UserId user : fewer) {
      boolean meant = part.holds(user) && !audience.omitUsers().contains(user);
      if (meant && more.contains(user)) {
        return true;
      }
    }
    return false;
  }

  /** How many users each node has told of. */
  Map<NodeId, Integer> counts() {
    Map<NodeId, Integer> counts = new HashMap<>();
    nodes.forEach((node, users) -> counts.put(node, users.size()));
    return counts;
  }
}

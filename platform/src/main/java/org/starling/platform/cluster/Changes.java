package org.starling.platform.cluster;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a new view means to this node: pure, so that it can be tested. A node that this one has seen
 * before, or that did not see this one all the time, is not new but healed.
 */
final class Changes {
  private Changes() {}

  /**
   * @param before the members until now, without this node
   * @param now the members from now on, without this node
   * @param known all that were ever members
   * @param apart those among {@code now} that lived in another view for a while
   * @param leaving those that said goodbye
   */
  record Views(
      Set<NodeId> before,
      Set<NodeId> now,
      Set<NodeId> known,
      Set<NodeId> apart,
      Set<NodeId> leaving) {}

  static List<Change> of(Views views) {
    List<Change> changes = new ArrayList<>();
    views.before.stream()
        .filter(node -> !views.now.contains(node))
        .sorted()
        .map(node -> views.leaving.contains(node) ? new Change.Left(node) : new Change.Lost(node))
        .forEach(changes::add);
    Set<NodeId> healed = new HashSet<>();
    views.now.stream()
        .filter(node -> views.known.contains(node))
        .filter(node -> !views.before.contains(node) || views.apart.contains(node))
        .forEach(healed::add);
    if (!healed.isEmpty()) {
      changes.add(new Change.Healed(healed));
    }
    views.now.stream()
        .filter(node -> !views.known.contains(node))
        .sorted()
        .map(Change.Joined::new)
        .forEach(changes::add);
    return changes;
  }
}

package org.starling.features.nodes;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Nodes that fell silent and have not come back, nor another at their place. */
final class DownNodes {
  private record Down(NodeReport last, Instant since) {}

  private final Map<String, Down> nodes = new LinkedHashMap<>();

  synchronized void add(NodeReport last, Instant since) {
    while (nodes.size() >= NodesLimits.DOWN_NODES_MAX) {
      nodes.remove(nodes.keySet().iterator().next());
    }
    nodes.put(last.id(), new Down(last, since));
  }

  /** A node is there: also whoever was at its place before it. */
  synchronized void remove(NodeReport there) {
    nodes.remove(there.id());
    nodes
        .values()
        .removeIf(down ->
            down.last().hostname().equals(there.hostname())
                && down.last().ipaddress().equals(there.ipaddress()));
  }

  synchronized List<NodeStatus> statuses(Instant now) {
    nodes.values().removeIf(down -> down.since().plus(NodesLimits.DOWN_SHOWN_MAX).isBefore(now));
    List<NodeStatus> statuses = new ArrayList<>();
    nodes.forEach((id, down) ->
        statuses.add(
            NodeStatus.silent(
                id,
                down.last().ipaddress(),
                down.last().hostname(),
                "down since " + down.since().truncatedTo(ChronoUnit.SECONDS))));
    return statuses;
  }
}

package org.starling.features.nodes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is wrong with a node, in words; each is compared with what most are. */
record Judgement(Collection<NodeReport> reports) {

  /** The one that most others agree with; of several the leader, or the one with the oldest id. */
  NodeReport standard() {
    return reports.stream()
        .min(
            Comparator.comparingLong(this::disagreements)
                .thenComparing(node -> !node.leading())
                .thenComparing(NodeReport::id))
        .orElseThrow();
  }

  private long disagreements(NodeReport node) {
    return reports.stream().filter(other -> !agree(node, other)).count();
  }

  private static boolean agree(NodeReport one, NodeReport other) {
    return one.version().equals(other.version())
        && one.build().equals(other.build())
        && one.schemaVersion().equals(other.schemaVersion())
        && one.configHash().equals(other.configHash())
        && sameFiles(one, other)
        && Math.abs(ahead(one, other)) <= NodesLimits.CLOCK_MS_MAX
        && Math.abs(ahead(other, one)) <= NodesLimits.CLOCK_MS_MAX;
  }

  private static boolean sameFiles(NodeReport one, NodeReport other) {
    return !one.filesElsewhere().contains(other.id()) && !other.filesElsewhere().contains(one.id());
  }

  private static long ahead(NodeReport of, NodeReport other) {
    return of.clocks().getOrDefault(other.id(), 0L);
  }

  /**
   * @param keys the settings in which it differs from the standard, if it does
   */
  List<String> of(NodeReport node, List<String> keys) {
    List<String> reasons = new ArrayList<>();
    NodeReport standard = standard();
    String other = standard.name();
    if (!node.version().equals(standard.version()) || !node.build().equals(standard.build())) {
      reasons.add(
          "version differs: %s (%s), and %s has %s (%s)"
              .formatted(
                  node.version(), node.build(), other, standard.version(), standard.build()));
    }
    if (!node.schemaVersion().equals(standard.schemaVersion())) {
      reasons.add(
          "database schema differs: %s, and %s has %s"
              .formatted(node.schemaVersion(), other, standard.schemaVersion()));
    }
    if (!node.configHash().equals(standard.configHash())) {
      reasons.add("settings differ from those of %s: %s".formatted(other, named(keys)));
    }
    if (node.draining()) {
      reasons.add("draining: it takes no new clients and stops soon");
    }
    if (node.cutOff()) {
      reasons.add("cut off from the leader: it answers no requests");
    }
    unreached(node, reasons);
    files(node, reasons);
    clock(node, reasons);
    return reasons;
  }

  private static String named(List<String> keys) {
    String named =
        keys.stream().limit(NodesLimits.KEYS_NAMED_MAX).collect(Collectors.joining(", "));
    int more = keys.size() - NodesLimits.KEYS_NAMED_MAX;
    return more > 0 ? named + " and " + more + " more" : named;
  }

  private void unreached(NodeReport node, List<String> reasons) {
    Set<String> deaf =
        reports.stream()
            .filter(other -> !other.id().equals(node.id()) && !other.hears().contains(node.id()))
            .map(NodeReport::name)
            .collect(Collectors.toSet());
    if (!deaf.isEmpty()) {
      reasons.add("cannot be reached from " + String.join(", ", deaf));
    }
  }

  private void files(NodeReport node, List<String> reasons) {
    NodeReport standard = standard();
    if (!sameFiles(node, standard)) {
      reasons.add(
          "keeps files elsewhere than %s: all nodes need the same FileSettings"
              .formatted(standard.name()));
    }
  }

  private void clock(NodeReport node, List<String> reasons) {
    long ahead = ahead(standard(), node);
    if (Math.abs(ahead) > NodesLimits.CLOCK_MS_MAX) {
      reasons.add(
          "clock is off: %d ms %s that of %s"
              .formatted(Math.abs(ahead), ahead > 0 ? "ahead of" : "behind", standard().name()));
    }
  }
}

package org.starling.features.nodes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.platform.Platform;
import org.starling.platform.cluster.Change;
import org.starling.platform.cluster.Cluster;
import org.starling.platform.cluster.NodeId;
import org.starling.platform.cluster.SharedFiles;
import org.starling.platform.cluster.Standing;
import org.starling.platform.cluster.Subject;
import org.starling.platform.config.Config;
import org.starling.platform.http.Json;

/** Asks each node how it is, and says what is wrong with those that are not well. */
public final class Nodes {
  private static final Logger LOG = LoggerFactory.getLogger(Nodes.class);
  private static final Subject REPORT = new Subject("starling_node_report");
  private static final Subject KEYS = new Subject("starling_settings_keys");
  private static final byte[] NOTHING = {};

  /**
   * What does not change while this node runs.
   *
   * @param version the level of the API
   * @param build of this release
   */
  record Release(String version, String build, String schemaVersion) {}

  /**
   * What changes on this node.
   *
   * @param versionId what X-Version-Id says by this node's own settings
   */
  public record Here(Standing standing, SharedFiles files, Supplier<String> versionId) {}

  private final Platform platform;
  private final Cluster cluster;
  private final Release release;
  private final Standing standing;
  private final SharedFiles files;
  private final Supplier<String> versionId;
  private final DownNodes down = new DownNodes();
  private final Map<String, String> warned = new ConcurrentHashMap<>();
  private final Map<NodeId, NodeReport> known = new ConcurrentHashMap<>();

  Nodes(Platform platform, Release release, Here here) {
    this.platform = platform;
    this.cluster = platform.cluster();
    this.release = release;
    this.standing = here.standing();
    this.files = here.files();
    this.versionId = here.versionId();
    cluster.on(REPORT, (from, question) -> Json.bytes(own()));
    cluster.on(KEYS, (from, question) -> Json.bytes(SettingsDigest.keys(tree())));
    cluster.onChange(this::changed);
    platform.config().onChange(Config::tree, tree -> look(cluster.others()));
  }

  /** What X-Version-Id says. */
  public String versionId() {
    return SharedVersionId.of(release.build(), versionId.get(), known.values());
  }

  /** Finds out what the others are, before this node serves. */
  public void meet() {
    reports(cluster.others());
  }

  /** All nodes, this one first; none where there is no cluster. */
  List<NodeStatus> statuses() {
    if (!platform.config().current().cluster().enable()) {
      return List.of();
    }
    Set<NodeId> others = cluster.others();
    Map<NodeId, NodeReport> reports = reports(others);
    NodeReport own = own();
    List<NodeReport> all = new ArrayList<>();
    all.add(own);
    all.addAll(reports.values());
    List<NodeStatus> statuses = new ArrayList<>();
    Judgement judgement = new Judgement(all);
    for (NodeReport node : all) {
      statuses.add(NodeStatus.of(node, judgement.of(node, differing(judgement.standard(), node))));
    }
    for (NodeId node : others) {
      if (!reports.containsKey(node)) {
        statuses.add(silent(node, own));
      }
    }
    statuses.addAll(down.statuses(platform.clock().instant()));
    return statuses;
  }

  private NodeStatus silent(NodeId node, NodeReport own) {
    NodeReport last = known.get(node);
    return NodeStatus.silent(
        node.value(),
        last == null ? "" : last.ipaddress(),
        last == null ? "" : last.hostname(),
        "does not answer " + own.name());
  }

  private List<String> differing(NodeReport standard, NodeReport node) {
    if (standard.configHash().equals(node.configHash())) {
      return List.of();
    }
    Map<String, String> one = keys(standard);
    Map<String, String> other = keys(node);
    Set<String> all = new TreeSet<>(one.keySet());
    all.addAll(other.keySet());
    all.removeIf(key -> one.getOrDefault(key, "").equals(other.getOrDefault(key, "")));
    return List.copyOf(all);
  }

  private Map<String, String> keys(NodeReport node) {
    NodeId id = new NodeId(node.id());
    if (id.equals(cluster.self())) {
      return SettingsDigest.keys(tree());
    }
    byte[] answer = cluster.ask(Set.of(id), KEYS, NOTHING, NodesLimits.REPORT_WAIT_MAX).get(id);
    Map<String, String> keys = new TreeMap<>();
    if (answer != null) {
      read(answer, ObjectNode.class)
          .properties()
          .forEach(key -> keys.put(key.getKey(), key.getValue().asText()));
    }
    return keys;
  }

  private Map<NodeId, NodeReport> reports(Set<NodeId> nodes) {
    Map<NodeId, NodeReport> reports = new TreeMap<>();
    cluster
        .ask(nodes, REPORT, NOTHING, NodesLimits.REPORT_WAIT_MAX)
        .forEach((node, answer) -> reports.put(node, read(answer, NodeReport.class)));
    reports.forEach((node, report) -> {
      if (known.put(node, report) == null) {
        LOG.info("Node {} is {}, release {}", node, report.name(), report.build());
      }
    });
    reports.values().forEach(down::remove);
    return reports;
  }

  private static <T> T read(byte[] answer, Class<T> type) {
    try {
      return Json.mapper().readValue(answer, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private NodeReport own() {
    Cluster.Place place = cluster.place();
    return new NodeReport(
        cluster.self().value(),
        release.version(),
        release.build(),
        release.schemaVersion(),
        SettingsDigest.hash(tree()),
        place.address(),
        place.hostname(),
        versionId.get(),
        cluster.leadership().leading(),
        standing.draining(),
        standing.cutOff(),
        cluster.others().stream().map(NodeId::value).collect(Collectors.toSet()),
        files.apart().stream().map(NodeId::value).collect(Collectors.toSet()),
        cluster.measured().entrySet().stream()
            .collect(Collectors.toMap(e -> e.getKey().value(), e -> e.getValue().clockAheadMs())));
  }

  private ObjectNode tree() {
    return platform.config().current().tree();
  }

  private void changed(Change change) {
    switch (change) {
      case Change.Joined(var node) -> look(Set.of(node));
      case Change.Healed(var nodes) -> look(nodes);
      case Change.Left(var node) -> known.remove(node);
      case Change.Lost(var node) -> {
        NodeReport last = known.remove(node);
        if (last != null) {
          down.add(last, platform.clock().instant());
        }
      }
    }
  }

  private void look(Set<NodeId> nodes) {
    Thread.ofVirtual()
        .name("node-reports")
        .start(() -> {
          try {
            reports(nodes);
          } catch (RuntimeException e) {
            LOG.warn("What nodes {} are is not known yet: {}", nodes, e.getMessage());
          }
        });
  }

  /** Keeps up with what the others are, as long as the process lives. */
  void keepLooking() {
    Thread.ofVirtual()
        .name("node-reports")
        .start(() -> {
          while (true) {
            try {
              Thread.sleep(NodesLimits.LOOK_PAUSE);
              lookAgain();
            } catch (InterruptedException e) {
              return;
            } catch (RuntimeException e) {
              LOG.warn("The other nodes could not be looked at: {}", e.getMessage());
            }
          }
        });
  }

  private void lookAgain() {
    Set<NodeId> others = cluster.others();
    known.keySet().retainAll(others);
    warned.keySet().retainAll(others.stream().map(NodeId::value).toList());
    if (others.isEmpty()) {
      return;
    }
    NodeReport own = own();
    for (NodeReport report : reports(others).values()) {
      String pair = own.configHash() + report.configHash();
      if (!pair.equals(warned.put(report.id(), pair))
          && !report.configHash().equals(own.configHash())) {
        LOG.warn(
            "The settings of node {} differ from those of {}: their hashes are {} and {}",
            report.name(),
            own.name(),
            report.configHash(),
            own.configHash());
      }
    }
  }
}

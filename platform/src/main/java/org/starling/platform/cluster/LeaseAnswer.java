package org.starling.platform.cluster;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A sign of life; from the leader, also who may serve.
 *
 * @param epoch of the answerer's lease, 0 if it does not lead
 * @param serving those that may serve because the leader answers them
 * @param ghosts those that the leader has lost, and that may serve for a while yet
 */
record LeaseAnswer(long epoch, Set<NodeId> serving, Set<NodeId> ghosts) {
  static final LeaseAnswer FOLLOWS = new LeaseAnswer(0, Set.of(), Set.of());

  LeaseAnswer {
    serving = Set.copyOf(serving);
    ghosts = Set.copyOf(ghosts);
  }

  byte[] bytes() {
    return (epoch + ";" + list(serving) + ";" + list(ghosts)).getBytes(StandardCharsets.US_ASCII);
  }

  static LeaseAnswer of(byte[] bytes) {
    List<String> parts = List.of(new String(bytes, StandardCharsets.US_ASCII).split(";", -1));
    return new LeaseAnswer(Long.parseLong(parts.get(0)), set(parts.get(1)), set(parts.get(2)));
  }

  static String list(Set<NodeId> nodes) {
    return new TreeSet<>(nodes).stream().map(NodeId::value).collect(Collectors.joining(","));
  }

  static Set<NodeId> set(String list) {
    return Arrays.stream(list.split(","))
        .filter(value -> !value.isEmpty())
        .map(NodeId::new)
        .collect(Collectors.toUnmodifiableSet());
  }
}

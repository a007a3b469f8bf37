package org.starling.platform.realtime;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.starling.kernel.UserId;
import org.starling.platform.cluster.Cluster;
import org.starling.platform.cluster.NodeId;
import org.starling.platform.cluster.Subject;

/** The {@link Whereabouts} of users, from what nodes have told, and by asking them. */
final class Headcount implements Whereabouts {
  private static final Subject COUNT = new Subject("gossip_request_webconn_count");
  private static final byte[] NONE = {0};
  private static final byte[] SOME = {1};

  private final Cluster cluster;
  private final Directory directory;
  private final Interest interest;

  Headcount(Cluster cluster, Directory directory, Interest interest) {
    this.cluster = cluster;
    this.directory = directory;
    this.interest = interest;
    cluster.on(
        COUNT,
        (from, user) ->
            here(new UserId(new String(user, StandardCharsets.US_ASCII))) ? SOME : NONE);
  }

  @Override
  public boolean here(UserId user) {
    return directory.connected(user);
  }

  @Override
  public Set<UserId> users() {
    return Set.copyOf(directory.users());
  }

  @Override
  public Set<NodeId> elsewhere(UserId user) {
    return interest.withSocketOf(user);
  }

  @Override
  public boolean surelyElsewhere(UserId user) {
    Set<NodeId> nodes = new HashSet<>(elsewhere(user));
    nodes.retainAll(cluster.others());
    if (nodes.isEmpty()) {
      return false;
    }
    Map<NodeId, byte[]> answers =
        cluster.ask(
            nodes,
            COUNT,
            user.value().getBytes(StandardCharsets.US_ASCII),
            Duration.ofMillis(RealtimeLimits.QUESTION_WAIT_MS_MAX));
    nodes.retainAll(cluster.others());
    return nodes.stream()
        .anyMatch(node -> !java.util.Arrays.equals(NONE, answers.getOrDefault(node, SOME)));
  }
}

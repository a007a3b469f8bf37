package org.starling.features.status;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.starling.kernel.UserId;
import org.starling.platform.cluster.Cluster;
import org.starling.platform.cluster.NodeId;
import org.starling.platform.cluster.Subject;
import org.starling.platform.http.Json;
import org.starling.platform.realtime.Whereabouts;

/**
 * Keeps statuses alike on all nodes: a change is told to everybody, and that somebody is active to
 * the other nodes where they have sockets, so that none of those thinks them idle.
 */
final class SharedStatuses {
  private static final Subject CHANGED = new Subject("update_status", true);
  private static final byte[] NOTHING = {};

  /**
   * How a status goes over the wire.
   *
   * @param activity whether it is told only because the user was active, and has not changed
   */
  private record Line(
      String userId,
      String status,
      boolean manual,
      long lastActivityAt,
      long dndEndTime,
      String prevStatus,
      boolean activity) {
    static Line of(Status s, boolean activity) {
      return new Line(
          s.user().value(),
          s.state(),
          s.manual(),
          s.lastActivityAt(),
          s.dndEndTime(),
          s.previous(),
          activity);
    }

    Status toStatus() {
      return new Status(new UserId(userId), status, manual, lastActivityAt, dndEndTime, prevStatus);
    }
  }

  private final Cluster cluster;
  private final Whereabouts whereabouts;
  private final StatusBook book;
  private long toldActivityAt;

  SharedStatuses(Cluster cluster, Whereabouts whereabouts, StatusBook book) {
    this.cluster = cluster;
    this.whereabouts = whereabouts;
    this.book = book;
    cluster.on(
        CHANGED,
        (from, message) -> {
          read(message).forEach(this::heard);
          return NOTHING;
        });
    cluster.contact().onUnheard(() -> Thread.ofVirtual().start(book::readAgain));
  }

  private void heard(Line line) {
    if (line.activity()) {
      book.heardOf(line.toStatus());
    } else {
      book.heard(line.toStatus());
    }
  }

  void changed(Status status) {
    tell(cluster.others(), List.of(Line.of(status, false)));
  }

  /** Tells who was active since it was told last. */
  void active(long now) {
    if (cluster.others().isEmpty()) {
      return;
    }
    Map<NodeId, List<Line>> told = new HashMap<>();
    for (Status status : book.ofConnected()) {
      if (status.lastActivityAt() >= toldActivityAt) {
        for (NodeId node : whereabouts.elsewhere(status.user())) {
          told.computeIfAbsent(node, id -> new ArrayList<>()).add(Line.of(status, true));
        }
      }
    }
    toldActivityAt = now;
    told.forEach((node, lines) -> tell(Set.of(node), lines));
  }

  private void tell(Set<NodeId> nodes, List<Line> lines) {
    if (!nodes.isEmpty()) {
      cluster.tell(nodes, CHANGED, Json.bytes(lines));
    }
  }

  private static List<Line> read(byte[] message) {
    try {
      return List.of(Json.mapper().readValue(message, Line[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

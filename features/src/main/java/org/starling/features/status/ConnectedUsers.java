package org.starling.features.status;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.starling.kernel.Events;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.cluster.Leadership;
import org.starling.platform.db.Database;
import org.starling.platform.db.Tx;
import org.starling.platform.realtime.Presence;
import org.starling.platform.realtime.Whereabouts;

/**
 * Keeps statuses in step with sockets: who connects is online, whose last socket on any node goes
 * is offline. Each node writes down who is connected to it and that it is alive; when one falls
 * silent or begins anew, only users without a socket on a living node are set offline.
 */
final class ConnectedUsers {
  private final Database db;
  private final StatusBook book;
  private final StatusStore statuses;
  private final NodeStore nodes;
  private final ChangeStatus change;
  private final Whereabouts whereabouts;
  private final SharedStatuses shared;
  private final String node;

  ConnectedUsers(Platform platform, StatusBook book, StatusStore statuses, ChangeStatus change) {
    this.db = platform.db();
    this.whereabouts = platform.whereabouts();
    this.book = book;
    this.statuses = statuses;
    this.nodes = new NodeStore();
    this.change = change;
    this.shared = new SharedStatuses(platform.cluster(), platform.whereabouts(), book);
    this.node = book.node();
  }

  void listen(Events events) {
    book.onChange(shared::changed);
    events.on(Presence.Connected.class, presence -> connected(presence.user()));
    events.on(Presence.Disconnected.class, presence -> disconnected(presence));
  }

  private void connected(UserId user) {
    book.arrived(user);
    change.online(user, false);
  }

  private void disconnected(Presence.Disconnected presence) {
    if (!presence.elsewhere()) {
      change.offline(presence.user(), false);
    }
    book.left(presence.user());
  }

  /** The first sign of life, and then what a dead node left behind. */
  void begin() {
    db.write(tx -> {
      nodes.beat(tx, node);
      nodes.deleteSilent(tx, StatusLimits.NODE_SILENCE_MAX.toSeconds());
      return settle(tx);
    });
  }

  /** A sign of life; statuses are settled when another node has fallen silent. */
  void beat() {
    book.whenSaved(tx -> {
      nodes.beat(tx, node);
      if (!nodes.deleteSilent(tx, StatusLimits.NODE_SILENCE_MAX.toSeconds()).isEmpty()) {
        settle(tx);
      }
    });
  }

  void end() {
    book.saveActivity();
    book.whenSaved(tx -> {
      nodes.delete(tx, node);
      settle(tx);
    });
  }

  private int settle(Tx tx) {
    nodes.deleteOrphans(tx);
    return statuses.setUnconnectedOffline(tx);
  }

  /** What changes as time goes by: idle users are away, and dnd ends. */
  void tick(Clock clock) {
    shared.active(clock.millis());
    for (UserId user : List.copyOf(book.connected())) {
      boolean elsewhere = !whereabouts.elsewhere(user).isEmpty();
      change.awayIfIdle(user, elsewhere ? StatusLimits.ACTIVITY_ELSEWHERE_MAX : Duration.ZERO);
      change.endDnd(user, true);
    }
  }

  /** Ends the dnd of all whose time is over; one node does it. */
  void endDnd(Leadership leadership, Clock clock) {
    long seconds = clock.millis() / 1000;
    List<Status> ended =
        leadership
            .lead(tx -> statuses.ofEndedDnd(tx, seconds, StatusLimits.ENDED_AT_ONCE_MAX))
            .orElse(List.of());
    for (Status status : ended) {
      UserId user = status.user();
      change.endDnd(user, !whereabouts.elsewhere(user).isEmpty());
    }
  }
}

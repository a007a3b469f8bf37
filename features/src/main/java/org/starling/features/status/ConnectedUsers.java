package org.starling.features.status;

import java.time.Clock;
import java.util.List;
import org.starling.kernel.Events;
import org.starling.kernel.UserId;
import org.starling.platform.db.Database;
import org.starling.platform.db.Tx;
import org.starling.platform.realtime.Presence;

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
  private final String node;

  /** Whether another node may have sockets too, as of the last sign of life. */
  private volatile boolean others;

  ConnectedUsers(
      Database db, StatusBook book, StatusStore statuses, ChangeStatus change, String node) {
    this.db = db;
    this.book = book;
    this.statuses = statuses;
    this.nodes = new NodeStore();
    this.change = change;
    this.node = node;
  }

  void listen(Events events) {
    events.on(Presence.Connected.class, presence -> connected(presence.user()));
    events.on(Presence.Disconnected.class, presence -> disconnected(presence.user()));
  }

  private void connected(UserId user) {
    book.arrived(user);
    change.online(user, false);
  }

  private void disconnected(UserId user) {
    if (!isElsewhere(user)) {
      change.offline(user, false);
    }
    book.left(user);
  }

  private boolean isElsewhere(UserId user) {
    return others && nodes.isConnectedElsewhere(db.primary(), node, user);
  }

  /** The first sign of life, and then what a dead node left behind. */
  void begin() {
    db.write(tx -> {
      nodes.beat(tx, node);
      nodes.deleteSilent(tx, StatusLimits.NODE_SILENCE_MAX.toSeconds());
      others = nodes.hasOthers(tx, node);
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
      others = nodes.hasOthers(tx, node);
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
    for (UserId user : List.copyOf(book.connected())) {
      change.away(user, false);
      change.endDnd(user, true);
    }
    long seconds = clock.millis() / 1000;
    List<Status> ended = statuses.ofEndedDnd(db.primary(), seconds, StatusLimits.ENDED_AT_ONCE_MAX);
    for (Status status : ended) {
      UserId user = status.user();
      change.endDnd(user, isElsewhere(user));
    }
  }
}

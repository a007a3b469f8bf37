package org.starling.features.status;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /**
   * What changes as time goes by: idle users are away. Whose dnd is over is looked up, for what the
   * leader tells of it may be lost.
   */
  void tick(Clock clock) {
    shared.active(clock.millis());
    for (UserId user : List.copyOf(book.connected())) {
      boolean elsewhere = !whereabouts.elsewhere(user).isEmpty();
      change.awayIfIdle(user, elsewhere ? StatusLimits.ACTIVITY_ELSEWHERE_MAX : Duration.ZERO);
    }
    long now = clock.millis();
    book.readAgain(
        book.ofConnected().stream()
            .filter(status -> !status.afterDnd(now, true).equals(status))
            .map(Status::user)
            .toList());
  }

  /** Ends the dnd of all whose time is over: the leader alone does it, and tells of it once. */
  void endDnd(Leadership leadership, Clock clock) {
    if (change.enabled()) {
      long now = clock.millis();
      leadership.lead(tx -> endDnd(tx, now));
    }
  }

  private int endDnd(Tx tx, long now) {
    List<Status> over = statuses.lockEndedDnd(tx, now / 1000, StatusLimits.ENDED_AT_ONCE_MAX);
    Map<Status, Status> ended = new HashMap<>();
    over.forEach(status -> ended.put(status, status.afterDnd(now, connected(status))));
    statuses.save(tx, ended.values());
    tx.afterCommit(() -> ended.forEach(book::replaced));
    return ended.size();
  }

  private boolean connected(Status status) {
    UserId user = status.user();
    return book.connected().contains(user) || !whereabouts.elsewhere(user).isEmpty();
  }
}

package org.starling.platform.realtime;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Resuming: how a backlog gets from the shard that holds it to the one that has the client's new
 * socket, which may be the same. The heir first takes its seat and then asks, with the number of an
 * event: all up to it come with the backlog, all later ones queue up at the heir. So none is lost,
 * and none comes twice.
 */
final class Moves {
  private final Hub hub;
  private final Shard shard;
  private final Seats seats;

  Moves(Hub hub, Shard shard, Seats seats) {
    this.hub = hub;
    this.shard = shard;
    this.seats = seats;
  }

  /** A new place for a client: hello is the first that it hears. */
  void begin(Connection connection) {
    seats.name(connection);
    shard.send(connection, hub.hello(connection));
  }

  /**
   * Asks the owner of an old connection for its backlog. What queued up here while an earlier
   * question was not answered is in it too.
   */
  void fetch(Connection heir, Shard owner, boolean mayWait) {
    hub.ordered(number -> {
      heir.since = number;
      heir.backlog = new Backlog();
      owner.send(() -> owner.moves().release(heir, shard, mayWait));
    });
  }

  /**
   * Gives up a parked connection of the same user, if that is what the heir asks for. One with a
   * socket may be about to lose it, and is looked at once more.
   */
  private void release(Connection heir, Shard asker, boolean mayWait) {
    Connection old = seats.byId(heir.id());
    if (old != null && old.user().equals(heir.user()) && old.socket == null && !old.resuming) {
      seats.remove(old);
      Backlog backlog = old.backlog;
      asker.send(() -> asker.moves().adopt(heir, backlog));
    } else if (old != null && old.socket != null && mayWait) {
      shard.loop.schedule(
          () -> asker.send(() -> asker.moves().fetch(heir, shard, false)),
          RealtimeLimits.CLOSING_WAIT_MS,
          TimeUnit.MILLISECONDS);
    } else {
      asker.send(() -> asker.moves().adopt(heir, null));
    }
  }

  private void adopt(Connection heir, @Nullable Backlog backlog) {
    if (heir.index < 0) {
      return;
    }
    heir.resuming = false;
    Backlog gathered = heir.backlog;
    Socket socket = heir.socket;
    if (socket == null) {
      inherit(heir, backlog, gathered);
      return;
    }
    Backlog.Resume outcome =
        backlog == null ? Backlog.Resume.LOST : backlog.resume(socket.handshake.expectedNumber());
    hub.metrics.resumed(outcome, socket.handshake.errorCode());
    if (backlog != null && outcome != Backlog.Resume.LOST) {
      heir.backlog = backlog;
      seats.name(heir);
    } else {
      heir.id(hub.ids.next());
      heir.backlog = new Backlog();
      begin(heir);
    }
    heir.backlog.append(gathered);
    socket.flush();
  }

  /** The heir's own socket went away meanwhile: what there was waits for the next one. */
  private void inherit(Connection heir, @Nullable Backlog backlog, Backlog gathered) {
    if (backlog == null) {
      seats.remove(heir);
      return;
    }
    backlog.append(gathered);
    heir.backlog = backlog;
    seats.name(heir);
    seats.park(heir, shard.now());
  }
}

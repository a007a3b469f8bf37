package org.starling.platform.realtime;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.kernel.UserId;
import org.starling.platform.cluster.NodeId;

/**
 * Resuming: how a backlog gets from the shard that holds it to the one that has the client's new
 * socket, which may be the same. The heir first takes its seat and then asks, with the number of an
 * event: all up to it come with the backlog, all later ones queue up at the heir. So none is lost,
 * and none comes twice.
 */
final class Moves {
  private static final Logger LOG = LoggerFactory.getLogger(Moves.class);

  private final Hub hub;
  private final Shard shard;
  private final Seats seats;

  Moves(Hub hub, Shard shard, Seats seats) {
    this.hub = hub;
    this.shard = shard;
    this.seats = seats;
  }

  /** What became of a connection that another node asked for. */
  sealed interface Surrender {}

  record Given(Backlog backlog) implements Surrender {}

  record Missing() implements Surrender {}

  record InUse() implements Surrender {}

  /** A new place for a client: hello is the first that it hears. */
  private void begin(Connection connection) {
    seats.name(connection);
    shard.send(connection, hub.hello(connection));
  }

  /** A client without a past: hello leaves when all nodes know that its user is here. */
  void arrive(Connection connection) {
    if (hub.peers().knownToAll(connection.user())) {
      adopt(connection, null);
    } else {
      away(
          connection,
          () -> {
            hub.peers().noted(connection.user());
            return null;
          });
    }
  }

  /** Asks the other nodes for a connection, and meanwhile notes where events come from. */
  void fetchFromElsewhere(Connection heir) {
    if (hub.peers().cluster.others().isEmpty()) {
      adopt(heir, null);
      return;
    }
    heir.origins = new IdentityHashMap<>();
    hub.ordered(number -> {
      heir.since = number;
      int era = hub.goodbyes.era();
      heir.backlog = heir.backlog.answersOnly(era);
      Map<NodeId, Long> sent = hub.peers().lastSent();
      away(
          heir,
          () ->
              hub.peers()
                  .resumes
                  .fetch(heir.user(), heir.id(), sent)
                  .map(backlog -> backlog.of(era))
                  .orElse(null));
    });
  }

  private interface Errand {
    @Nullable Backlog run();
  }

  /** Runs what may block, and then goes on with what it brought. */
  private void away(Connection heir, Errand errand) {
    hub.run(() -> {
      try {
        Backlog found = errand.run();
        shard.send(() -> adopt(heir, found));
      } catch (RuntimeException e) {
        LOG.warn("a websocket cannot be served, other nodes do not answer: {}", e.toString());
        shard.send(() -> shard.drop(heir));
      }
    });
  }

  /** Gives up a parked connection for another node. */
  Surrender surrender(String id, UserId user) {
    Connection old = seats.byId(id);
    if (old == null || !old.user().equals(user)) {
      return new Missing();
    }
    if (old.socket != null || old.resuming) {
      return new InUse();
    }
    seats.remove(old);
    return stale(old.backlog) ? new Missing() : new Given(old.backlog);
  }

  /**
   * Asks the owner of an old connection for its backlog. What queued up here while an earlier
   * question was not answered is in it too.
   */
  void fetch(Connection heir, Shard owner, boolean mayWait) {
    heir.origins = new IdentityHashMap<>();
    hub.ordered(number -> {
      heir.since = number;
      heir.backlog = heir.backlog.answersOnly(hub.goodbyes.era());
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
    Map<Outbound, Origin> origins = heir.origins;
    heir.origins = null;
    if (backlog != null && origins != null) {
      gathered.removeIf(outbound -> backlog.has(origins.get(outbound)));
    }
    Socket socket = heir.socket;
    if (socket == null) {
      inherit(heir, backlog, gathered);
      return;
    }
    Backlog.Resume outcome =
        backlog == null || stale(backlog)
            ? Backlog.Resume.LOST
            : backlog.resume(socket.handshake.expectedNumber());
    if (!socket.handshake.resumes().isEmpty()) {
      hub.metrics.resumed(outcome, socket.handshake.errorCode());
    }
    if (backlog != null && outcome != Backlog.Resume.LOST) {
      heir.backlog = backlog;
      seats.name(heir);
    } else {
      beginAnew(heir, gathered);
    }
    heir.backlog.append(gathered);
    socket.flush();
  }

  /** Whether something may be missing in it that the client would not notice. */
  private boolean stale(Backlog backlog) {
    return backlog.era() != hub.goodbyes.era();
  }

  /**
   * Events that came before hello are left out: not all nodes may have known yet that they were to
   * be sent here, and a client that hears hello reads what there is.
   */
  private void beginAnew(Connection heir, Backlog gathered) {
    gathered.removeIf(outbound -> outbound instanceof Message);
    hub.ordered(number -> heir.since = number);
    heir.id(hub.ids.next());
    heir.backlog = new Backlog(hub.goodbyes.era());
    begin(heir);
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

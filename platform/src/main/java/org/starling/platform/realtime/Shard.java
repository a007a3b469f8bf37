package org.starling.platform.realtime;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.kernel.Caller;
import org.starling.kernel.SessionId;
import org.starling.kernel.UserId;

/**
 * The part of the hub that lives on one event loop: it owns that loop's sockets and connections,
 * and only its thread touches them. Others send it orders, which it carries out in the order sent;
 * events first queue up on the connections and are then written, each socket once a turn.
 */
final class Shard {
  private static final Logger LOG = LoggerFactory.getLogger(Shard.class);

  final Hub hub;
  final EventLoop loop;
  final int index;
  final ByteBuf scratch = Unpooled.directBuffer(RealtimeLimits.WRITE_BYTES_MAX);
  final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
  final BoundedInflater inflater = new BoundedInflater();

  private final Queue<Runnable> orders = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean due = new AtomicBoolean();

  private final Seats seats;
  private final Moves moves;
  private final List<Socket> sockets = new ArrayList<>();
  private final ArrayDeque<Socket> dirty = new ArrayDeque<>();
  private final ArrayDeque<Departure> departures = new ArrayDeque<>();
  private long now;

  /** The era of which, or of a later one, all connections here are. */
  private int renewed;

  private record Departure(UserId user, long at) {}

  Shard(Hub hub, EventLoop loop, int index) {
    this.hub = hub;
    this.loop = loop;
    this.index = index;
    this.now = hub.clock.millis();
    this.seats = new Seats(hub.directory, this);
    this.moves = new Moves(hub, this, seats);
    loop.scheduleWithFixedDelay(
        this::sweep,
        RealtimeLimits.SWEEP_INTERVAL_MS,
        RealtimeLimits.SWEEP_INTERVAL_MS,
        TimeUnit.MILLISECONDS);
  }

  // Asked by other threads too, for figures that may be a moment old.

  int sockets() {
    return sockets.size();
  }

  int connections() {
    return seats.size();
  }

  int waiting() {
    return orders.size();
  }

  String name() {
    return Integer.toString(index);
  }

  /** The time as of the last sweep, exact enough for timers. */
  long now() {
    return now;
  }

  // ---- orders

  void send(Runnable order) {
    orders.add(order);
    if (due.compareAndSet(false, true)) {
      loop.execute(this::turn);
    }
  }

  /** Carries out orders, then writes; what is too much for one turn lets the loop do its I/O. */
  private void turn() {
    due.set(false);
    for (int i = 0; i < RealtimeLimits.ORDERS_A_TURN_MAX; i++) {
      Runnable order = orders.poll();
      if (order == null) {
        break;
      }
      carryOut(order);
    }
    for (int i = 0; i < RealtimeLimits.FLUSHES_A_TURN_MAX; i++) {
      Socket socket = dirty.poll();
      if (socket == null) {
        break;
      }
      socket.dirty = false;
      flush(socket);
    }
    if ((!dirty.isEmpty() || !orders.isEmpty()) && due.compareAndSet(false, true)) {
      loop.execute(this::turn);
    }
  }

  /** One order's failure must not take the others with it. */
  private static void carryOut(Runnable order) {
    try {
      order.run();
    } catch (RuntimeException e) {
      LOG.error("a shard goes on after a failure", e);
    }
  }

  private void flush(Socket socket) {
    try {
      socket.flush();
    } catch (RuntimeException e) {
      LOG.error("a connection is cut off: its events could not be written", e);
      giveUp(socket.connection, HubMetrics.Cut.FAILURE);
      socket.drop();
    }
  }

  // ---- events

  void deliver(Delivery delivery) {
    seats.among(delivery, connection -> offer(connection, delivery));
  }

  private void offer(Connection connection, Delivery delivery) {
    try {
      if (delivery.number() > connection.since
          && delivery.reaches(connection)
          && !connection.backlog.has(delivery.origin())) {
        Message message = delivery.messageFor(connection.user(), connection.postedAck);
        if (connection.origins != null) {
          connection.origins.put(message, delivery.origin());
        }
        send(connection, message);
      }
    } catch (RuntimeException e) {
      LOG.error("a connection is cut off: an event could not be queued for it", e);
      giveUp(connection, HubMetrics.Cut.FAILURE);
    }
  }

  /** Queues something for a connection; one that cannot keep up is given up. */
  void send(Connection connection, Outbound outbound) {
    Socket socket = connection.socket;
    if (connection.backlog.offer(outbound) == Backlog.Offer.FULL) {
      giveUp(connection, HubMetrics.Cut.SLOW);
    } else if (socket != null && !socket.dirty && !connection.resuming) {
      socket.dirty = true;
      dirty.add(socket);
      if (due.compareAndSet(false, true)) {
        loop.execute(this::turn);
      }
    }
  }

  /** Cuts off those concerned; their clients come back and fetch anew. */
  void cut(Predicate<Connection> concerned) {
    seats.all(connection -> {
      if (concerned.test(connection)) {
        giveUp(connection, HubMetrics.Cut.GAP);
      }
    });
  }

  private void giveUp(@Nullable Connection connection, HubMetrics.Cut reason) {
    if (connection != null) {
      hub.metrics.cut(reason);
      drop(connection);
    }
  }

  // ---- connections

  void opened(Socket socket) {
    hub.metrics.socket(socket.handshake.client(), 1);
    socket.index = sockets.size();
    sockets.add(socket);
  }

  Moves moves() {
    return moves;
  }

  /**
   * Gives a client that is now known a seat. Its session may have ended while it was being looked
   * up, and whoever ended it has found nobody here: so it is looked up again before anything is
   * sent.
   */
  void register(Socket socket, Caller caller, String token) {
    if (hub.goodbyes.refusing()) {
      socket.drop();
      return;
    }
    Handshake handshake = socket.handshake;
    boolean returns = !handshake.resumes().isEmpty() && !handshake.token().isEmpty();
    String id = returns ? handshake.resumes() : hub.ids.next();
    Connection connection = new Connection(id, caller, socket, hub.goodbyes.era());
    socket.connection = connection;
    connection.resuming = true;
    seats.add(connection);
    hub.seated(caller);
    hub.run(() -> {
      boolean lives = hub.lives(token);
      send(() -> place(connection, lives, returns));
    });
  }

  /** The client's old place if it asks for it, or a new one. */
  private void place(Connection connection, boolean lives, boolean returns) {
    if (connection.index < 0) {
      return;
    }
    Shard owner = returns ? hub.directory.ownerOf(connection.id()) : null;
    if (!lives) {
      drop(connection);
    } else if (owner != null) {
      moves.fetch(connection, owner, true);
    } else if (returns) {
      moves.fetchFromElsewhere(connection);
    } else {
      moves.arrive(connection);
    }
  }

  void closed(Socket socket) {
    hub.metrics.socket(socket.handshake.client(), -1);
    Socket last = sockets.removeLast();
    if (last != socket) {
      sockets.set(socket.index, last);
      last.index = socket.index;
    }
    detach(socket);
  }

  /** A socket is going or gone: its connection waits for a while to be resumed. */
  void detach(Socket socket) {
    Connection connection = socket.connection;
    if (connection == null || connection.socket != socket) {
      return;
    }
    connection.socket = null;
    departures.add(new Departure(connection.user(), now));
    hub.directory.live(connection.user(), -1);
    if (connection.index >= 0 && !connection.resuming) {
      seats.park(connection, now);
    }
  }

  /** Ends the connections of these sessions. */
  void end(UserId user, Predicate<SessionId> sessions) {
    seats.of(
        user,
        connection -> {
          if (sessions.test(connection.caller.session())) {
            drop(connection);
          }
        });
  }

  /** Ends a connection without a word; it cannot be resumed. */
  void drop(Connection connection) {
    Socket socket = connection.socket;
    seats.remove(connection);
    if (socket != null) {
      socket.drop();
    }
  }

  /** Ends a connection; it cannot be resumed. */
  void end(Connection connection, int code) {
    Socket socket = connection.socket;
    seats.remove(connection);
    if (socket != null) {
      socket.close(code);
    }
  }

  /** Closes a connection's socket; it can be resumed. */
  void part(Connection connection, int code) {
    Socket socket = connection.socket;
    if (socket != null) {
      socket.close(code);
    }
  }

  /** Connections with a socket now. */
  List<Connection> connected() {
    List<Connection> found = new ArrayList<>();
    for (Socket socket : sockets) {
      if (socket.connection != null) {
        found.add(socket.connection);
      }
    }
    return found;
  }

  void forgetParked() {
    seats.removeParkedBefore(Long.MAX_VALUE);
  }

  /** Cuts sockets whose client is not known yet. */
  void dropStrangers() {
    List.copyOf(sockets).stream().filter(s -> s.connection == null).forEach(Socket::drop);
  }

  // ---- time

  private void sweep() {
    now = hub.clock.millis();
    for (int i = sockets.size() - 1; i >= 0; i--) {
      sockets.get(i).tick(now);
    }
    seats.removeParkedBefore(now - RealtimeLimits.PARKED_MS_MAX);
    renew();
    while (!departures.isEmpty()
        && now - departures.getFirst().at() >= RealtimeLimits.OFFLINE_DELAY_MS) {
      hub.settle(departures.removeFirst().user());
    }
  }

  /** Ends connections of earlier eras, some at a time. */
  private void renew() {
    int era = hub.goodbyes.era();
    if (era == renewed) {
      return;
    }
    seats.removeParkedOf(connection -> connection.backlog.era() != era);
    int some = Math.max(1, RealtimeLimits.RENEWALS_A_SWEEP_MAX / hub.shards().size());
    for (int i = sockets.size() - 1; i >= 0; i--) {
      Connection connection = sockets.get(i).connection;
      if (connection != null && !connection.resuming && connection.backlog.era() != era) {
        if (some == 0) {
          return;
        }
        some--;
        end(connection, Goodbyes.SERVICE_RESTART);
      }
    }
    renewed = era;
  }
}

package org.starling.platform.realtime;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.Caller;
import org.starling.kernel.SessionId;
import org.starling.kernel.UserId;

/**
 * The part of the hub that lives on one event loop: it owns that loop's sockets and connections,
 * and only its thread touches them. Others send it orders, which it carries out in the order sent;
 * events first queue up on the connections and are then written, each socket once a turn.
 */
final class Shard {
  final Hub hub;
  final EventLoop loop;
  final int index;
  final ByteBuf scratch = Unpooled.directBuffer(RealtimeLimits.WRITE_BYTES_MAX);
  final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
  final BoundedInflater inflater = new BoundedInflater();

  private final Queue<Runnable> orders = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean due = new AtomicBoolean();

  private final Map<UserId, Connection> byUser = new HashMap<>();
  private final Map<String, Connection> byId = new HashMap<>();
  private final List<Connection> all = new ArrayList<>();
  private final LinkedHashMap<String, Connection> parked = new LinkedHashMap<>();
  private final List<Socket> sockets = new ArrayList<>();
  private final ArrayDeque<Socket> dirty = new ArrayDeque<>();
  private final ArrayDeque<Departure> departures = new ArrayDeque<>();
  private long now;

  private record Departure(UserId user, long at) {}

  Shard(Hub hub, EventLoop loop, int index) {
    this.hub = hub;
    this.loop = loop;
    this.index = index;
    this.now = hub.clock.millis();
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
    return all.size();
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
      order.run();
    }
    for (int i = 0; i < RealtimeLimits.FLUSHES_A_TURN_MAX; i++) {
      Socket socket = dirty.poll();
      if (socket == null) {
        break;
      }
      socket.dirty = false;
      socket.flush();
    }
    if ((!dirty.isEmpty() || !orders.isEmpty()) && due.compareAndSet(false, true)) {
      loop.execute(this::turn);
    }
  }

  // ---- events

  void deliver(Delivery delivery) {
    var audience = delivery.frame().audience();
    if (!audience.connection().isEmpty()) {
      Connection one = byId.get(audience.connection());
      if (one != null) {
        offer(one, delivery);
      }
    } else if (!audience.user().isEmpty()) {
      offerAll(byUser.get(new UserId(audience.user())), delivery);
    } else if (delivery.members() != null && delivery.members().size() < byUser.size()) {
      for (UserId member : delivery.members()) {
        offerAll(byUser.get(member), delivery);
      }
    } else {
      for (int i = all.size() - 1; i >= 0; i--) {
        offer(all.get(i), delivery);
      }
    }
  }

  private void offerAll(@Nullable Connection first, Delivery delivery) {
    Connection connection = first;
    while (connection != null) {
      Connection next = connection.sibling;
      offer(connection, delivery);
      connection = next;
    }
  }

  private void offer(Connection connection, Delivery delivery) {
    if (delivery.number() > connection.since && delivery.reaches(connection)) {
      send(connection, delivery.messageFor(connection.user(), connection.postedAck));
    }
  }

  /** Queues something for a connection; one that cannot keep up is given up. */
  void send(Connection connection, Outbound outbound) {
    Socket socket = connection.socket;
    if (connection.backlog.offer(outbound) == Backlog.Offer.FULL) {
      forget(connection);
      if (socket != null) {
        socket.drop();
      }
    } else if (socket != null && !socket.dirty && !connection.resuming) {
      socket.dirty = true;
      dirty.add(socket);
      if (due.compareAndSet(false, true)) {
        loop.execute(this::turn);
      }
    }
  }

  // ---- connections

  void opened(Socket socket) {
    hub.metrics.socket(socket.handshake.client(), 1);
    socket.index = sockets.size();
    sockets.add(socket);
  }

  /** Gives a client that is now known its place: its old one if it asks for it, or a new one. */
  void register(Socket socket, Caller caller) {
    Handshake handshake = socket.handshake;
    Shard owner =
        handshake.resumes().isEmpty() || handshake.token().isEmpty()
            ? null
            : hub.directory.ownerOf(handshake.resumes());
    String id = owner == null ? hub.ids.next() : handshake.resumes();
    Connection connection = new Connection(id, caller, handshake.postedAck(), socket);
    socket.connection = connection;
    connection.resuming = owner != null;
    add(connection);
    hub.seated(caller);
    if (owner == null) {
      begin(connection);
    } else {
      fetch(connection, owner, true);
    }
  }

  private void begin(Connection connection) {
    own(connection);
    send(connection, hub.hello(connection));
  }

  /**
   * Asks the owner of an old connection for its backlog. Events numbered up to {@code since} are in
   * it, also those that queued up here while an earlier question was not answered; later ones queue
   * up here.
   */
  private void fetch(Connection connection, Shard owner, boolean mayWait) {
    hub.ordered(number -> {
      connection.since = number;
      connection.backlog = new Backlog();
      owner.send(() -> owner.release(connection, this, mayWait));
    });
  }

  /** Gives up a parked connection of the same user, if that is what {@code id} is. */
  private void release(Connection heir, Shard asker, boolean mayWait) {
    Connection old = byId.get(heir.id());
    if (old != null && old.user().equals(heir.user()) && old.socket == null && !old.resuming) {
      forget(old);
      Backlog backlog = old.backlog;
      asker.send(() -> asker.adopt(heir, backlog));
    } else if (old != null && old.socket != null && mayWait) {
      loop.schedule(
          () -> asker.send(() -> asker.fetch(heir, this, false)),
          RealtimeLimits.CLOSING_WAIT_MS,
          TimeUnit.MILLISECONDS);
    } else {
      asker.send(() -> asker.adopt(heir, null));
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
      own(heir);
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
      forget(heir);
      return;
    }
    backlog.append(gathered);
    heir.backlog = backlog;
    own(heir);
    park(heir);
  }

  private void own(Connection connection) {
    byId.put(connection.id(), connection);
    hub.directory.own(connection.id(), this);
  }

  private void add(Connection connection) {
    connection.index = all.size();
    all.add(connection);
    connection.sibling = byUser.put(connection.user(), connection);
    if (connection.sibling == null) {
      hub.directory.arrived(connection.user(), this);
    }
  }

  /** Takes a connection out of all maps; it can no longer be resumed. */
  private void forget(Connection connection) {
    if (connection.index < 0) {
      return;
    }
    Connection last = all.removeLast();
    if (last != connection) {
      all.set(connection.index, last);
      last.index = connection.index;
    }
    connection.index = -1;
    unlink(connection);
    if (byId.remove(connection.id(), connection)) {
      hub.directory.disown(connection.id(), this);
    }
    parked.remove(connection.id(), connection);
  }

  private void unlink(Connection connection) {
    Connection first = byUser.get(connection.user());
    if (first == connection && connection.sibling == null) {
      byUser.remove(connection.user());
      hub.directory.left(connection.user(), this);
    } else if (first == connection) {
      byUser.put(connection.user(), connection.sibling);
    } else {
      Connection before = first;
      while (before != null && before.sibling != connection) {
        before = before.sibling;
      }
      if (before != null) {
        before.sibling = connection.sibling;
      }
    }
    connection.sibling = null;
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
      park(connection);
    }
  }

  private void park(Connection connection) {
    connection.parkedAt = now;
    parked.put(connection.id(), connection);
    if (parked.size() > RealtimeLimits.PARKED_CONNECTIONS_MAX) {
      forget(parked.firstEntry().getValue());
    }
  }

  /** Ends the connections of these sessions. */
  void end(UserId user, Set<SessionId> sessions) {
    Connection connection = byUser.get(user);
    while (connection != null) {
      Connection next = connection.sibling;
      if (sessions.contains(connection.caller.session())) {
        Socket socket = connection.socket;
        forget(connection);
        if (socket != null) {
          socket.drop();
        }
      }
      connection = next;
    }
  }

  // ---- time

  private void sweep() {
    now = hub.clock.millis();
    for (int i = sockets.size() - 1; i >= 0; i--) {
      sockets.get(i).tick(now);
    }
    Iterator<Connection> old = parked.values().iterator();
    List<Connection> expired = new ArrayList<>();
    while (old.hasNext()) {
      Connection connection = old.next();
      if (now - connection.parkedAt < RealtimeLimits.PARKED_MS_MAX) {
        break;
      }
      expired.add(connection);
    }
    expired.forEach(this::forget);
    while (!departures.isEmpty()
        && now - departures.getFirst().at() >= RealtimeLimits.OFFLINE_DELAY_MS) {
      hub.settle(departures.removeFirst().user());
    }
  }
}

package org.starling.platform.cluster;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.platform.cluster.Envelope.Kind;

/**
 * Tells, asks and agrees over a {@link Wire}, among the members of the view that the transport
 * reports. Knows nothing of JGroups.
 */
final class Network implements GroupChannel.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(Network.class);

  private final NodeId self;
  private final Wire wire;
  private final Heartbeats heartbeats;
  private final LeaseKeeper keeper;
  private final Inbox inbox;
  private final Asks asks = new Asks();
  private final Laggards laggards = new Laggards();
  private final Traffic traffic = new Traffic();
  private final Misunderstandings misunderstandings = new Misunderstandings();
  private final AtomicInteger sessions = new AtomicInteger();
  private final Map<NodeId, Outbound> outbounds = new ConcurrentHashMap<>();
  private final Set<NodeId> known = new HashSet<>();
  private final Farewells farewells = new Farewells();
  private final Set<NodeId> leaving = ConcurrentHashMap.newKeySet();
  private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
  private final ExecutorService changes =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("cluster-changes").factory());
  private volatile Set<NodeId> others = Set.of();

  Network(NodeId self, Wire wire, Heartbeats heartbeats, LeaseKeeper keeper) {
    this.self = self;
    this.wire = wire;
    this.heartbeats = heartbeats;
    this.keeper = keeper;
    this.inbox = new Inbox(wire, new Trouble());
  }

  private final class Trouble implements Inbox.Trouble {
    @Override
    public void failed(NodeId from) {
      announce(new Change.Healed(Set.of(from)));
    }

    @Override
    public void unknown(NodeId from, Envelope message) {
      misunderstandings.here(from, "messages on " + message.subject());
      if (message.kind() == Kind.AGREE) {
        keeper.forget();
      }
    }
  }

  Traffic traffic() {
    return traffic;
  }

  NodeId self() {
    return self;
  }

  Set<NodeId> others() {
    return others;
  }

  void on(Subject subject, Cluster.Handler handler) {
    inbox.on(subject, handler);
  }

  void onChange(Consumer<Change> listener) {
    listeners.add(listener);
  }

  void tell(Set<NodeId> to, Subject subject, byte[] message) {
    send(to, subject, new Envelope(Kind.TELL, 0, 0, subject.name(), message));
  }

  Map<NodeId, byte[]> ask(Set<NodeId> to, Subject subject, byte[] question, Duration wait) {
    long began = System.nanoTime();
    long end = began + wait.toNanos();
    Set<NodeId> members = members(to);
    if (members.isEmpty()) {
      return Map.of();
    }
    try {
      Optional<Asks.Ask> free = asks.ask(members, wait.toNanos());
      if (free.isEmpty()) {
        LOG.warn("No answer on {}: too many questions wait for answers already", subject.name());
        return Map.of();
      }
      try (Asks.Ask ask = free.get()) {
        send(members, subject, new Envelope(Kind.ASK, 0, ask.number(), subject.name(), question));
        outsiders(members).forEach(node -> ask.give(node, Optional.empty()));
        for (NodeId node : members) {
          ask.await(node, end - System.nanoTime());
        }
        traffic.asked(System.nanoTime() - began);
        return ask.answers();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Map.of();
    }
  }

  void agree(Subject subject, byte[] message) {
    long began = System.nanoTime();
    Set<NodeId> members = others;
    Set<NodeId> audience = new TreeSet<>(Agreement.audience(keeper.state()));
    audience.addAll(members);
    try (Asks.Ask ask = asks.agree(members)) {
      send(members, subject, new Envelope(Kind.AGREE, 0, ask.number(), subject.name(), message));
      outsiders(members).forEach(node -> ask.give(node, Optional.empty()));
      new AgreeWait(keeper, heartbeats, ask).await(audience);
      traffic.asked(System.nanoTime() - began);
    }
  }

  void spread(Subject subject, byte[] message) {
    Set<NodeId> members = others;
    if (members.isEmpty()) {
      return;
    }
    try (Asks.Ask ask = asks.agree(members)) {
      send(members, subject, new Envelope(Kind.AGREE, 0, ask.number(), subject.name(), message));
      outsiders(members).forEach(node -> ask.give(node, Optional.empty()));
      laggards.await(ask, members);
    }
  }

  private void send(Set<NodeId> to, Subject subject, Envelope message) {
    byte[] body = message.body();
    if (body.length > NetworkLimits.MESSAGE_BYTES_MAX) {
      throw new IllegalArgumentException(
          "a message on %s has %d bytes; %d are allowed"
              .formatted(subject.name(), body.length, NetworkLimits.MESSAGE_BYTES_MAX));
    }
    int units = Envelope.units(body);
    Map<NodeId, Outbound> full = new HashMap<>();
    for (NodeId node : to) {
      Outbound way = outbounds.get(node);
      if (way == null) {
        continue;
      }
      if (way.window(subject).tryTake(units)) {
        send(node, way, subject, message);
      } else if (subject.bestEffort()) {
        traffic.dropped();
      } else {
        full.put(node, way);
      }
    }
    full.forEach((node, way) -> {
      if (way.window(subject).take(units)) {
        send(node, way, subject, message);
      }
    });
  }

  private void send(NodeId to, Outbound way, Subject subject, Envelope message) {
    traffic.sent(subject, message.body().length);
    wire.send(to, message.in(way.session()).bytes(), false);
  }

  private Set<NodeId> members(Set<NodeId> nodes) {
    Set<NodeId> members = new TreeSet<>(nodes);
    members.retainAll(others);
    return members;
  }

  private Set<NodeId> outsiders(Set<NodeId> nodes) {
    Set<NodeId> outsiders = new TreeSet<>(nodes);
    outsiders.removeAll(others);
    return outsiders;
  }

  /** Takes what came over the wire; called by the transport, which must not wait. */
  @Override
  public void received(NodeId from, byte[] bytes, int offset, int length) {
    Envelope.read(bytes, offset, length)
        .ifPresentOrElse(
            envelope -> take(from, envelope),
            () -> misunderstandings.here(from, "something of an unknown kind"));
  }

  /** The transport swallows what is thrown. */
  private void take(NodeId from, Envelope envelope) {
    try {
      received(from, envelope);
    } catch (RuntimeException e) {
      LOG.debug("{} could not be read", envelope.kind(), e);
      misunderstandings.here(from, "a " + envelope.kind() + " of another form");
    }
  }

  private void received(NodeId from, Envelope envelope) {
    switch (envelope.kind()) {
      case TELL, ASK, AGREE -> inbox.add(from, envelope);
      case ANSWER -> {
        laggards.answered(from);
        asks.answered(from, envelope);
      }
      case FAILED -> {
        laggards.answered(from);
        asks.answered(from, envelope);
        if (!envelope.subject().isEmpty()) {
          misunderstandings.there(from, envelope.subject());
        }
      }
      case ROOM -> {
        Outbound way = outbounds.get(from);
        if (way != null) {
          way.handled(envelope);
        }
      }
      case GOODBYE -> {
        leaving.add(from);
        wire.send(from, Envelope.of(Kind.FAREWELL, 0).bytes(), false);
      }
      case FAREWELL -> farewells.countDown(from);
      case PING ->
          heartbeats.give(from, envelope).ifPresent(pong -> wire.send(from, pong.bytes(), true));
      case PONG ->
          heartbeats
              .heard(from, envelope)
              .ifPresent(answer ->
                  keeper.answered(from, TimeUnit.NANOSECONDS.toMillis(envelope.number()), answer));
    }
  }

  /**
   * The transport has a new view.
   *
   * @param apart those among them that lived in another view for a while
   */
  @Override
  public synchronized void view(Set<NodeId> members, Set<NodeId> apart) {
    Set<NodeId> now = new TreeSet<>(members);
    now.remove(self);
    List<Change> happened =
        Changes.of(new Changes.Views(others, now, known, apart, Set.copyOf(leaving)));
    begin(happened); // before anybody can want to tell them something
    others = Set.copyOf(now);
    remember(now, happened);
    heartbeats.members(others);
    Set<NodeId> view = new TreeSet<>(now);
    view.add(self);
    keeper.viewed(view, Set.copyOf(leaving));
    for (Change change : happened) {
      switch (change) {
        case Change.Joined _, Change.Healed _ -> {}
        case Change.Left(var node) -> end(node);
        case Change.Lost(var node) -> {
          inbox.inbound(node).lost();
          end(node);
        }
      }
      announce(change);
    }
  }

  private void begin(List<Change> happened) {
    for (Change change : happened) {
      switch (change) {
        case Change.Joined(var node) -> begin(node);
        case Change.Healed(var nodes) -> nodes.forEach(this::begin);
        case Change.Left _, Change.Lost _ -> {}
      }
    }
  }

  /** Those that left do not come back; of those that were lost, only so many are remembered. */
  private void remember(Set<NodeId> now, List<Change> happened) {
    known.addAll(now);
    for (Change change : happened) {
      if (change instanceof Change.Left(var node)) {
        known.remove(node);
      }
    }
    if (known.size() > NetworkLimits.KNOWN_NODES_MAX) {
      known.retainAll(now);
      leaving.retainAll(now);
      inbox.retain(now);
    }
  }

  private void begin(NodeId node) {
    Outbound old = outbounds.put(node, new Outbound(sessions.incrementAndGet()));
    if (old != null) {
      old.close();
    }
    heartbeats.forget(node);
  }

  private void end(NodeId node) {
    Outbound way = outbounds.remove(node);
    if (way != null) {
      way.close();
    }
    asks.lost(node);
    laggards.answered(node);
    heartbeats.forget(node);
  }

  private void announce(Change change) {
    changes.execute(() -> {
      switch (change) {
        case Change.Joined(var node) -> {
          LOG.info("Node {} came", node);
          hear(change);
          open(node);
        }
        case Change.Left(var node) -> {
          inbox.inbound(node).drain(NetworkLimits.LEFT_DRAIN_MS_MAX);
          LOG.info("Node {} left", node);
          hear(change);
          inbox.remove(node);
        }
        case Change.Lost(var node) -> {
          inbox.inbound(node).drain(NetworkLimits.LOST_DRAIN_MS_MAX);
          inbox.inbound(node).passOver();
          LOG.warn("Node {} is lost: it has fallen silent", node);
          hear(change);
        }
        case Change.Healed(var nodes) -> {
          nodes.forEach(node -> inbox.inbound(node).pause(NetworkLimits.LOST_DRAIN_MS_MAX));
          LOG.warn("Nodes {} are back", nodes);
          hear(change);
          nodes.forEach(this::open);
        }
      }
    });
  }

  /** Only now are messages of the node handled, and does contact with it count. */
  private void open(NodeId node) {
    inbox.inbound(node).open();
    heartbeats.count(node);
  }

  private void hear(Change change) {
    for (Consumer<Change> listener : listeners) {
      try {
        listener.accept(change);
      } catch (RuntimeException e) {
        LOG.error("Something failed on {}", change, e);
      }
    }
  }

  /** Asks each member for a sign of life. */
  void beat() {
    others.forEach(node -> wire.send(node, heartbeats.ask().bytes(), true));
  }

  /**
   * Says goodbye: what was sent before has priority, and nothing is sent after it. Returns when all
   * have heard it: a node that vanishes without it counts as lost.
   */
  void leave() {
    farewells.expect(others);
    others.forEach(node -> wire.send(node, Envelope.of(Kind.GOODBYE, 0).bytes(), false));
    if (!farewells.await(NetworkLimits.GOODBYE_MS_MAX)) {
      LOG.warn("Not all nodes have heard this one's goodbye; they will take it for lost");
    }
  }

  void close() {
    changes.shutdown();
    try {
      if (!changes.awaitTermination(1, TimeUnit.SECONDS)) {
        changes.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

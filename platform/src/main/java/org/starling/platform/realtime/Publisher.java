package org.starling.platform.realtime;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.Audience;
import org.starling.kernel.ChannelId;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.cluster.NodeId;
import org.starling.platform.config.ConfigSource;

/**
 * Brings frames to the shards and to other nodes, on the thread of whoever publishes: finds out who
 * is concerned, encodes once, numbers under one lock so that every shard and every node sees events
 * in the same order, and wakes only those that have somebody in the audience.
 */
final class Publisher {
  /** Beyond so many members it is cheaper to wake every shard than to look each member up. */
  private static final int LOOKUPS_MAX = 128;

  private static final Set<String> SCOPED = Set.of("typing", "reaction_added", "reaction_removed");

  private final Hub hub;
  private final ConfigSource config;
  private final Semaphore room = new Semaphore(RealtimeLimits.EVENTS_UNDER_WAY_MAX);
  private final ReentrantLock order = new ReentrantLock();
  private final Handovers handovers;
  private final PairedAdministrators administrators = new PairedAdministrators();
  private long lastNumber;

  /** The last event that this node told others of. */
  private long lastOwn;

  private final Map<NodeId, Anew> begunAnew = new HashMap<>();

  private record Anew(long lastOwn, List<Handovers.Pending> word) {
    boolean holds(long now) {
      return now == lastOwn
          && !word.isEmpty()
          && word.stream().allMatch(one -> one.lane().took(one.number()));
    }
  }

  Publisher(Hub hub, ConfigSource config, Handovers handovers) {
    this.hub = hub;
    this.config = config;
    this.handovers = handovers;
  }

  /**
   * Sends a frame to whom it concerns. Waits while too many are under way, and until other nodes
   * have it, unless it is one that may be lost.
   */
  void publish(Frame frame, String pair, AudienceIndex index) {
    boolean droppable = PackedFrame.DROPPABLE.contains(frame.name());
    Concerned concerned = concerned(frame, index);
    if (concerned.nobody()) {
      return;
    }
    if (!droppable && hub.peers().awaitRoom(concerned.targets())) {
      concerned = concerned(frame, index); // somebody may have been taken out meanwhile
    }
    PackedFrame packed = PackedFrame.of(frame, pair, this::listening);
    Address address = address(packed, concerned.members(), index);
    Peers.Targets targets = concerned.targets();
    hub.metrics.published(frame.name());
    List<Handovers.Pending> pending = withRoom(() -> send(packed, address, targets));
    if (!droppable && !pending.isEmpty()) {
      handovers.add(pending);
    }
  }

  /**
   * Whom an event may concern.
   *
   * @param members of its channel or team; null if it is not narrowed to either
   */
  private record Concerned(@Nullable Set<UserId> members, Peers.Targets targets, boolean here) {
    boolean nobody() {
      return targets.nodes().isEmpty() && !here;
    }
  }

  private Concerned concerned(Frame frame, AudienceIndex index) {
    Audience audience = frame.audience();
    Set<UserId> members = members(audience, index);
    return new Concerned(
        members, targets(audience, frame.part(), members), !shardsOf(audience, members).isEmpty());
  }

  /** Gives back the room that {@code action} was to fill, if it fails. */
  private <T> T withRoom(Supplier<T> action) {
    room.acquireUninterruptibly();
    boolean done = false;
    try {
      T result = action.get();
      done = true;
      return result;
    } finally {
      if (!done) {
        room.release();
      }
    }
  }

  /** Takes a frame that another node has sent, for those who are here. */
  void take(PackedFrame frame, Origin origin, AudienceIndex index) {
    withRoom(() -> {
      Set<UserId> members = members(frame.audience(), index);
      Address address = address(frame, members, index);
      hub.metrics.published(frame.name());
      return exclusively(() -> {
        deliver(address, ++lastNumber, origin);
        hub.peers().heard(origin);
        return true;
      });
    });
  }

  /** Cuts off connections here, and tells all other nodes of the gap, in its place among events. */
  void gap(Predicate<Connection> concerned, Audience audience) {
    List<Handovers.Pending> pending =
        exclusively(() -> {
          cut(concerned);
          return tellAll(hub.peers().cluster.others(), audience);
        });
    if (!pending.isEmpty()) {
      handovers.add(pending);
    }
  }

  private List<Handovers.Pending> tellAll(Set<NodeId> nodes, Audience audience) {
    lastOwn = ++lastNumber;
    return hub.peers().send(nodes, new FrameWire.Numbered(lastOwn, PackedFrame.gap(audience)));
  }

  /**
   * Has the clients of another node begin anew, before they hear what is published next. If they
   * have, and nothing was published since, they have missed nothing: so a node that is out, and is
   * lost and found again and again, does not disturb others.
   */
  void anew(NodeId node) {
    exclusively(() -> {
      Anew before = begunAnew.get(node);
      if (before == null || !before.holds(lastOwn)) {
        FrameWire.Numbered word = new FrameWire.Numbered(++lastNumber, PackedFrame.anew());
        begunAnew.put(node, new Anew(lastOwn, hub.peers().send(Set.of(node), word)));
      }
      return true;
    });
  }

  /** It does not come back. */
  void left(NodeId node) {
    exclusively(() -> begunAnew.remove(node));
  }

  /**
   * Something of another node is missing here. Nobody can take a connection away between its being
   * passed over and the cut.
   */
  void cut(Predicate<Connection> concerned, Origin origin) {
    exclusively(() -> {
      cut(concerned);
      hub.peers().heard(origin);
      return true;
    });
  }

  private void cut(Predicate<Connection> concerned) {
    for (Shard shard : hub.shards()) {
      if (!shard.loop.isShuttingDown()) {
        shard.send(() -> shard.cut(concerned));
      }
    }
  }

  /** Passes over a frame of another node that nobody here can need. */
  void pass(Origin origin) {
    exclusively(() -> {
      hub.peers().heard(origin);
      return true;
    });
  }

  /** What the delivery rules need to know of an event's audience, besides its number. */
  private record Address(
      Supplier<EncodedFrame> encoded,
      PackedFrame frame,
      @Nullable Set<UserId> members,
      Set<UserId> omitted,
      Set<UserId> administrators,
      boolean scoped) {
    Delivery delivery(long number, Origin origin) {
      return new Delivery(number, origin, encoded.get(), members, omitted, administrators, scoped);
    }
  }

  private Address address(PackedFrame frame, @Nullable Set<UserId> members, AudienceIndex index) {
    Audience audience = frame.audience();
    boolean here = !shardsOf(audience, members).isEmpty();
    EncodedFrame ready = here ? EncodedFrame.of(frame) : null;
    return new Address(
        () -> ready == null ? EncodedFrame.of(frame) : ready,
        frame,
        members,
        hub.presence.withUnknowingGuests(audience.omitUsers(), frame.about(), index),
        audience.toAdministrators() || audience.notToAdministrators()
            ? administrators.of(frame.pair(), () -> connectedAdministrators(index))
            : Set.of(),
        SCOPED.contains(frame.name()) && narrowsByPresence());
  }

  /** Asks again who is concerned: meanwhile somebody may have moved here, or to another node. */
  private List<Handovers.Pending> send(PackedFrame frame, Address address, Peers.Targets targets) {
    return exclusively(() -> {
      long number = ++lastNumber;
      lastOwn = number;
      deliver(address, number, new Origin(hub.peers().cluster.self(), number));
      Peers.Targets now =
          hub.peers().current(targets)
              ? targets
              : targets(frame.audience(), frame.part(), address.members());
      return hub.peers().send(now.nodes(), new FrameWire.Numbered(number, frame));
    });
  }

  private void deliver(Address address, long number, Origin origin) {
    Collection<Shard> concerned = shardsOf(address.frame().audience(), address.members());
    if (concerned.isEmpty()) {
      room.release();
      return;
    }
    Delivery delivery = address.delivery(number, origin);
    AtomicInteger left = new AtomicInteger(concerned.size());
    Runnable taken =
        () -> {
          if (left.decrementAndGet() == 0) {
            room.release();
          }
        };
    for (Shard shard : concerned) {
      shard.send(() -> {
        taken.run();
        shard.deliver(delivery);
      });
    }
  }

  /** Runs {@code action} with the next number, so that all shards get orders in the same order. */
  void ordered(LongConsumer action) {
    exclusively(() -> {
      action.accept(++lastNumber);
      return true;
    });
  }

  /** Runs something while no event is numbered. */
  <T> T exclusively(Supplier<T> action) {
    order.lock();
    try {
      return action.get();
    } finally {
      order.unlock();
    }
  }

  static @Nullable Set<UserId> members(Audience audience, AudienceIndex index) {
    if (!audience.user().isEmpty() || !audience.connection().isEmpty()) {
      return null;
    }
    if (!audience.channel().isEmpty()) {
      return index.membersOf(new ChannelId(audience.channel()));
    }
    return audience.team().isEmpty() ? null : index.membersOf(new TeamId(audience.team()));
  }

  private Collection<Shard> shardsOf(Audience audience, @Nullable Set<UserId> members) {
    if (!audience.connection().isEmpty()) {
      Shard owner = hub.directory.ownerOf(audience.connection());
      return owner == null ? List.of() : List.of(owner);
    }
    Set<Shard> some = new LinkedHashSet<>();
    if (!audience.user().isEmpty()) {
      hub.directory.shardsOf(new UserId(audience.user()), some);
      return some;
    }
    if (members == null || members.size() > LOOKUPS_MAX) {
      return List.copyOf(hub.shards());
    }
    for (UserId member : members) {
      hub.directory.shardsOf(member, some);
    }
    return some;
  }

  /** Nodes with somebody in the audience; none if it is a connection here, or nobody at all. */
  private Peers.Targets targets(Audience audience, Frame.Part part, @Nullable Set<UserId> members) {
    boolean here =
        !audience.connection().isEmpty() && hub.directory.ownerOf(audience.connection()) != null;
    return here
        ? new Peers.Targets(Set.of(), hub.peers().interest.version())
        : hub.peers().targets(audience, part, members);
  }

  private boolean listening(UserId user) {
    return hub.directory.state(user) != Interest.State.GONE || hub.peers().listening(user);
  }

  private Set<UserId> connectedAdministrators(AudienceIndex index) {
    Set<UserId> administrators = new HashSet<>();
    for (UserId user : hub.directory.users()) {
      if (index.administrator(user)) {
        administrators.add(user);
      }
    }
    return administrators;
  }

  private boolean narrowsByPresence() {
    return config.current().tree().path("FeatureFlags").path("WebSocketEventScope").asBoolean(true);
  }
}

package org.starling.platform.realtime;

import io.netty.channel.EventLoop;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.Audience;
import org.starling.kernel.Caller;
import org.starling.kernel.Event;
import org.starling.kernel.Events;
import org.starling.kernel.Ids;
import org.starling.kernel.SessionId;
import org.starling.kernel.UserId;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.http.Authenticator;
import org.starling.platform.http.Json;
import org.starling.platform.http.Upgrade;
import org.starling.platform.metrics.Metrics;

/**
 * All websocket connections of this node. Events are encoded by the thread that publishes them,
 * numbered under one lock so that every shard sees them in the same order, and handed to the {@link
 * Shard}s that have somebody in the audience.
 */
public final class Hub implements Frames, AutoCloseable {
  /** Beyond so many members it is cheaper to wake every shard than to look each member up. */
  private static final int LOOKUPS_MAX = 128;

  private static final Set<String> SCOPED = Set.of("typing", "reaction_added", "reaction_removed");
  private static final Set<String> ABOUT_A_USER = Set.of("user_updated", "new_user");

  final Ids ids;
  final Clock clock;
  final Directory directory = new Directory();
  final Requests requests;
  final HubMetrics metrics = new HubMetrics();

  private final Events events;
  private final ConfigSource config;
  private final PresenceBoard presence;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<EventLoop, Shard> shards = new ConcurrentHashMap<>();
  private final List<Shard> shardList = new CopyOnWriteArrayList<>();
  private final Semaphore room = new Semaphore(RealtimeLimits.EVENTS_UNDER_WAY_MAX);
  private final ReentrantLock order = new ReentrantLock();
  private long lastNumber;
  private volatile @Nullable Surroundings surroundings;

  /**
   * What the features provide, once they are wired.
   *
   * @param version the server_version that hello tells
   */
  public record Surroundings(
      Authenticator authenticator,
      AudienceIndex audiences,
      java.util.function.Supplier<String> version,
      String hostname) {}

  /**
   * @param apiLevel the version that the reply to a ping tells
   */
  public Hub(Events events, ConfigSource config, Ids ids, Clock clock, String apiLevel) {
    this.events = events;
    this.config = config;
    this.ids = ids;
    this.clock = clock;
    this.requests = new Requests(clock, apiLevel);
    this.presence = new PresenceBoard(directory, events);
  }

  /** Where features say what to do on clients' actions. */
  public Actions actions() {
    return requests;
  }

  /** Begins to take connections. */
  public Upgrade open(Surroundings around) {
    surroundings = around;
    return new Upgrades(this, config);
  }

  /** Whether a user has an open socket on this node. */
  public boolean connected(UserId user) {
    return directory.connected(user);
  }

  @Override
  public void close() {
    workers.shutdown();
  }

  private Surroundings around() {
    Surroundings known = surroundings;
    if (known == null) {
      throw new IllegalStateException("the hub is not open");
    }
    return known;
  }

  // ---- events

  @Override
  public <E extends Event> void encode(Class<E> type, Function<? super E, List<Frame>> encoder) {
    events.on(type, event -> encoder.apply(event).forEach(this::publish));
  }

  /** Sends a frame to whom it concerns. */
  void publish(Frame frame) {
    Audience audience = frame.audience();
    if (surroundings == null || shardList.isEmpty()) {
      return;
    }
    Set<UserId> members = members(audience);
    if (shardsOf(audience, members).isEmpty()) {
      return;
    }
    EncodedFrame encoded = EncodedFrame.of(frame);
    Set<UserId> omitted = omitted(frame);
    Set<UserId> administrators =
        audience.toAdministrators() || audience.notToAdministrators()
            ? connectedAdministrators()
            : Set.of();
    boolean scoped = SCOPED.contains(frame.name()) && narrowsByPresence();
    metrics.published(frame.name());
    room.acquireUninterruptibly();
    ordered(
        number -> send(new Delivery(number, encoded, members, omitted, administrators, scoped)));
  }

  /** Asks again who is concerned: meanwhile somebody may have moved to another shard. */
  private void send(Delivery delivery) {
    Collection<Shard> concerned = shardsOf(delivery.frame().audience(), delivery.members());
    AtomicInteger left = new AtomicInteger(concerned.size() + 1);
    Runnable done =
        () -> {
          if (left.decrementAndGet() == 0) {
            room.release();
          }
        };
    for (Shard shard : concerned) {
      shard.send(() -> {
        done.run();
        shard.deliver(delivery);
      });
    }
    done.run();
  }

  /** Runs {@code action} with the next number, so that all shards get orders in the same order. */
  void ordered(LongConsumer action) {
    order.lock();
    try {
      action.accept(++lastNumber);
    } finally {
      order.unlock();
    }
  }

  private @Nullable Set<UserId> members(Audience audience) {
    if (!audience.user().isEmpty() || !audience.connection().isEmpty()) {
      return null;
    }
    AudienceIndex index = around().audiences();
    if (!audience.channel().isEmpty()) {
      return index.membersOf(new org.starling.kernel.ChannelId(audience.channel()));
    }
    return audience.team().isEmpty()
        ? null
        : index.membersOf(new org.starling.kernel.TeamId(audience.team()));
  }

  private Collection<Shard> shardsOf(Audience audience, @Nullable Set<UserId> members) {
    if (!audience.connection().isEmpty()) {
      Shard owner = directory.ownerOf(audience.connection());
      return owner == null ? List.of() : List.of(owner);
    }
    Set<Shard> some = new LinkedHashSet<>();
    if (!audience.user().isEmpty()) {
      directory.shardsOf(new UserId(audience.user()), some);
      return some;
    }
    if (members == null || members.size() > LOOKUPS_MAX) {
      return shardList;
    }
    for (UserId member : members) {
      directory.shardsOf(member, some);
      if (some.size() == shardList.size()) {
        break;
      }
    }
    return some;
  }

  private Set<UserId> omitted(Frame frame) {
    Set<UserId> named = frame.audience().omitUsers();
    if (!ABOUT_A_USER.contains(frame.name()) || !frame.audience().user().isEmpty()) {
      return named;
    }
    String about =
        frame.data().path("user_id").asText(frame.data().path("user").path("id").asText(""));
    return presence.withUnknowingGuests(named, about, around().audiences());
  }

  private Set<UserId> connectedAdministrators() {
    AudienceIndex index = around().audiences();
    Set<UserId> administrators = new java.util.HashSet<>();
    for (UserId user : directory.users()) {
      if (index.administrator(user)) {
        administrators.add(user);
      }
    }
    return administrators;
  }

  private boolean narrowsByPresence() {
    return config.current().tree().path("FeatureFlags").path("WebSocketEventScope").asBoolean(true);
  }

  /** Sockets open now; a moment old. */
  public int sockets() {
    return shardList.stream().mapToInt(Shard::sockets).sum();
  }

  // ---- connections

  Shard shardOf(EventLoop loop) {
    return shards.computeIfAbsent(
        loop,
        key -> {
          Shard shard = new Shard(this, key, shardList.size());
          shardList.add(shard);
          return shard;
        });
  }

  void run(Runnable work) {
    workers.execute(work);
  }

  /** The client that a token stands for, if it may use the server now. Blocks. */
  Optional<Caller> caller(String token) {
    Authenticator authenticator = around().authenticator();
    return authenticator.caller(token).filter(caller -> !authenticator.lacksMfa(caller));
  }

  Message hello(Connection connection) {
    var data =
        Json.object()
            .put("connection_id", connection.id())
            .put("server_hostname", around().hostname())
            .put("server_version", around().version().get());
    Frame frame = Frame.of("hello", Audience.user(connection.user()), data);
    return EncodedFrame.of(frame).common();
  }

  void seated(Caller caller) {
    directory.live(caller.user(), 1);
    if (caller.guest()) {
      presence.guest(caller.user());
    }
    settle(caller.user());
  }

  /** Tells the features, soon, whether the user is connected now. */
  void settle(UserId user) {
    run(() -> presence.settle(user));
  }

  /** Counts from now on what the hub does. */
  public void measure(Metrics measured) {
    metrics.declare(measured, shardList);
  }

  /** Closes at once what is open on sessions that have ended; it cannot be resumed either. */
  public void end(UserId user, Set<SessionId> sessions) {
    Set<Shard> concerned = new LinkedHashSet<>();
    directory.shardsOf(user, concerned);
    concerned.forEach(shard -> shard.send(() -> shard.end(user, sessions)));
  }
}

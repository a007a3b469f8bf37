package org.starling.platform.realtime;

import io.netty.channel.EventLoop;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.kernel.Audience;
import org.starling.kernel.Caller;
import org.starling.kernel.Event;
import org.starling.kernel.Events;
import org.starling.kernel.Gap;
import org.starling.kernel.Ids;
import org.starling.kernel.SessionId;
import org.starling.kernel.UserId;
import org.starling.platform.cluster.Cluster;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.http.Authenticator;
import org.starling.platform.http.Json;
import org.starling.platform.http.Upgrade;
import org.starling.platform.metrics.Metrics;

/**
 * All websocket connections of this node. Features say here how their events look; the {@link
 * Publisher} brings them to the {@link Shard}s, one for each event loop, which own the connections.
 */
public final class Hub implements Frames, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Hub.class);

  final Ids ids;
  final Clock clock;
  final Directory directory = new Directory();
  final Requests requests;
  final HubMetrics metrics = new HubMetrics();
  final PresenceBoard presence;
  final Goodbyes goodbyes = new Goodbyes(this);

  private final Events events;
  private final ConfigSource config;
  private final Publisher publisher;
  private final Gaps gaps = new Gaps(this);
  private final Peers peers;
  private final Headcount headcount;
  private final Handovers handovers = new Handovers();
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<EventLoop, Shard> shards = new ConcurrentHashMap<>();
  private final List<Shard> shardList = new CopyOnWriteArrayList<>();
  private volatile @Nullable Surroundings surroundings;

  /**
   * What the features provide, once they are wired.
   *
   * @param version the server_version that hello tells
   */
  public record Surroundings(
      Authenticator authenticator,
      AudienceIndex audiences,
      Supplier<String> version,
      String hostname) {}

  /**
   * @param apiLevel the version that the reply to a ping tells
   */
  public Hub(Outside outside, Events events, Cluster cluster, String apiLevel) {
    this.events = events;
    this.config = outside.config();
    this.ids = outside.ids();
    this.clock = outside.clock();
    this.requests = new Requests(clock, apiLevel);
    this.publisher = new Publisher(this, config, handovers);
    this.peers = new Peers(this, publisher, cluster);
    this.headcount = new Headcount(cluster, directory, peers.interest);
    this.presence = new PresenceBoard(directory, headcount, events);
    directory.onChange(peers.announcer::changed);
    peers.announcer.start();
    events.on(Gap.class, gap -> gaps.tell(gap.audience(), audiences()));
  }

  /** What differs between a server and a test. */
  public record Outside(ConfigSource config, Ids ids, Clock clock) {}

  /** Where features say what to do on clients' actions. */
  public Actions actions() {
    return requests;
  }

  /** Begins to take connections. */
  public Upgrade open(Surroundings around) {
    surroundings = around;
    return new Upgrades(this, config);
  }

  /** Who is connected where. */
  public Whereabouts whereabouts() {
    return headcount;
  }

  /** Whether a user has an open socket on this node. */
  public boolean connected(UserId user) {
    return directory.connected(user);
  }

  /** How many sockets are open. */
  public int sockets() {
    return shardList.stream().mapToInt(Shard::sockets).sum();
  }

  /** How many connections could be resumed here, those with a socket included. */
  public int connections() {
    return shardList.stream().mapToInt(Shard::connections).sum();
  }

  @Override
  public void close() {
    peers.announcer.stop();
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
    events.on(
        type,
        event -> {
          List<Frame> frames = encoded(encoder, event);
          String pair = frames.stream().anyMatch(Hub::ofPair) ? ids.next() : "";
          frames.forEach(frame -> publish(frame, ofPair(frame) ? pair : ""));
        });
  }

  private static boolean ofPair(Frame frame) {
    return frame.audience().toAdministrators() || frame.audience().notToAdministrators();
  }

  private <E extends Event> List<Frame> encoded(Function<? super E, List<Frame>> encoder, E event) {
    try {
      return encoder.apply(event);
    } catch (RuntimeException e) {
      gaps.lost(event.getClass().getSimpleName(), Audience.everybody(), null, e);
      return List.of();
    }
  }

  /**
   * Sends a frame to whom it concerns, on this node and on others; if that fails, they learn that
   * they missed something.
   *
   * @param pair see {@link PackedFrame}
   */
  void publish(Frame frame, String pair) {
    AudienceIndex index = audiences();
    if (index == null || shardList.isEmpty() && peers.cluster.others().isEmpty()) {
      return;
    }
    try {
      publisher.publish(frame, pair, index);
    } catch (RuntimeException e) {
      gaps.lost(frame.name(), frame.audience(), index, e);
    }
  }

  /** Takes a frame from another node, for those who are here. */
  void take(PackedFrame frame, Origin origin) {
    AudienceIndex index = audiences();
    if (index == null || directory.users().isEmpty()) {
      publisher.pass(origin);
      return;
    }
    switch (frame.name()) {
      case PackedFrame.GAP -> gaps.heard(frame.audience(), origin, index);
      case PackedFrame.ANEW -> {
        goodbyes.renew();
        publisher.pass(origin);
      }
      default -> takeEvent(frame, origin, index);
    }
  }

  private void takeEvent(PackedFrame frame, Origin origin, AudienceIndex index) {
    try {
      publisher.take(frame, origin, index);
    } catch (RuntimeException e) {
      gaps.missed(frame, origin, index, e);
    }
  }

  private @Nullable AudienceIndex audiences() {
    Surroundings known = surroundings;
    return known == null ? null : known.audiences();
  }

  @Override
  public <T> T together(Supplier<T> publishing) {
    Handovers.Gathered<T> gathered = handovers.gather(publishing);
    Handovers.await(gathered.pending());
    return gathered.result();
  }

  @Override
  public <T> void together(Supplier<T> publishing, Consumer<T> then) {
    Handovers.Gathered<T> gathered = handovers.gather(publishing);
    if (gathered.pending().isEmpty()) {
      then.accept(gathered.result());
    } else {
      run(() -> {
        Handovers.await(gathered.pending());
        then.accept(gathered.result());
      });
    }
  }

  Peers peers() {
    return peers;
  }

  Publisher publisher() {
    return publisher;
  }

  void ordered(LongConsumer action) {
    publisher.ordered(action);
  }

  // ---- connections

  List<Shard> shards() {
    return shardList;
  }

  Shard shardOf(EventLoop loop) {
    Shard known = shards.get(loop);
    return known == null ? newShard(loop) : known;
  }

  private synchronized Shard newShard(EventLoop loop) {
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

  /** Whether a token still stands for a client that may use the server. Blocks. */
  boolean lives(String token) {
    try {
      return caller(token).isPresent();
    } catch (RuntimeException e) {
      LOG.warn("a websocket's session could not be looked up again: {}", e.toString());
      return false;
    }
  }

  Message hello(Connection connection) {
    var data =
        Json.object()
            .put("connection_id", connection.id())
            .put("server_hostname", around().hostname())
            .put("server_version", around().version().get());
    Frame frame = Frame.of("hello", Audience.user(connection.user()), data);
    return EncodedFrame.of(frame, Set.of()).common();
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
    run(() -> {
      for (int i = 0; i < RealtimeLimits.PRESENCE_TRIES_MAX && !presence.settle(user); i++) {
        pause();
      }
    });
  }

  private static void pause() {
    try {
      Thread.sleep(RealtimeLimits.PRESENCE_PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Counts from now on what the hub does. */
  public void measure(Metrics measured) {
    metrics.declare(measured, shardList);
    measured.total(
        "starling_websocket_events_left_out_total",
        "Typing and statuses not sent to nodes that do not keep up",
        peers::leftOut);
    measured.gauge(
        "starling_websocket_events_between_nodes",
        "Events that wait for other nodes, or are on their way to them",
        peers::waiting);
  }

  /** Something may have happened that nobody was told: all clients of all nodes begin anew. */
  public void renewEverywhere() {
    goodbyes.renew();
    peers.cluster.others().forEach(publisher::anew);
  }

  /**
   * Closes all sockets, a few at a time, and takes no new ones; they can be resumed, here or on
   * another node. Returns when they are closed.
   */
  public void drain(Duration over) {
    goodbyes.drain(over);
  }

  /** This node must not serve: ends all connections, and takes no new ones until {@link #serve}. */
  public void refuse() {
    goodbyes.shut();
  }

  public void serve() {
    goodbyes.open();
  }

  /** Closes at once what is open on sessions that have ended; it cannot be resumed either. */
  public void end(UserId user, Predicate<SessionId> sessions) {
    Set<Shard> concerned = new LinkedHashSet<>();
    directory.shardsOf(user, concerned);
    concerned.forEach(shard -> shard.send(() -> shard.end(user, sessions)));
  }
}

package org.starling.platform.cluster;

import java.net.BindException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.kernel.Ids;
import org.starling.platform.config.ClusterConfig;
import org.starling.platform.db.Database;
import org.starling.platform.metrics.Metrics;

/** A node among others: joined after everything is wired, left after requests have ended. */
public final class JoinedCluster implements Cluster {
  private static final Logger LOG = LoggerFactory.getLogger(JoinedCluster.class);

  private final ClusterConfig config;
  private final String version;
  private final Duration silence;
  private final NodeId self;
  private final OwnAddress address;
  private final Heartbeats heartbeats;
  private final Network network;
  private final KeyRing keys;
  private final Refusals refusals = new Refusals(System::nanoTime);
  private final GroupChannel channel;
  private final Retreat retreat;
  private final NodeDirectory directory;
  private final LeaseKeeper keeper;
  private final ScheduledExecutorService timer =
      Executors.newScheduledThreadPool(
          1, Thread.ofPlatform().daemon().name("cluster-timer").factory());

  /**
   * What a node says about itself.
   *
   * @param httpPort where it serves, for those who read the discovery table
   * @param keyFile StarlingSettings.ClusterKeyFile
   * @param silentSeconds StarlingSettings.SilentNodeSeconds
   * @param version of this release; nodes of others may have to stay out
   */
  public record Settings(
      ClusterConfig cluster, int httpPort, String keyFile, int silentSeconds, String version) {}

  /**
   * @throws IllegalStateException with a sentence for people if the settings cannot be followed
   */
  public JoinedCluster(Settings settings, Ids ids, Database db, Clock clock) {
    config = settings.cluster();
    version = settings.version();
    silence = Duration.ofSeconds(settings.silentSeconds());
    self = new NodeId(ids.next());
    address = OwnAddress.of(config);
    directory =
        new NodeDirectory(
            db,
            new DiscoveryStore.Place(
                self.value(),
                config.clusterName(),
                address.hostname(),
                config.gossipPort(),
                settings.httpPort()),
            System::nanoTime);
    keys = new KeyRing(given(settings), db, config.clusterName(), ids);
    keeper =
        new LeaseKeeper(
            self,
            config.clusterName(),
            db,
            () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()),
            new Others());
    heartbeats = new Heartbeats(System::nanoTime, clock, keeper::asked);
    channel = channel();
    network = new Network(self, channel, heartbeats, keeper);
    channel.listener(network);
    retreat = new Retreat(channel, network, directory, () -> directory.enter(this::connect));
  }

  private final class Others implements LeaseKeeper.Group {
    @Override
    public void ask() {
      network.beat();
    }

    @Override
    public void stepOut() {
      JoinedCluster.this.stepOut();
    }

    @Override
    public Duration silence() {
      return silence;
    }
  }

  private static KeyRing.GivenKeys given(Settings settings) {
    return new KeyRing.GivenKeys(
        settings.keyFile(),
        Objects.requireNonNullElse(System.getenv(KeyRing.GivenKeys.VARIABLE), ""));
  }

  private GroupChannel channel() {
    GroupChannel.Port port =
        new GroupChannel.Port(address.bind(), address.advertise(), config.gossipPort());
    if (!config.enableGossipEncryption()) {
      LOG.warn(
          "What the nodes say to each other is not encrypted:"
              + " ClusterSettings.EnableGossipEncryption is off");
    }
    NodeSockets sockets = new NodeSockets(keys, config.enableGossipEncryption(), refusals);
    try {
      return new GroupChannel(
          self,
          new GroupChannel.Stack(
              port,
              sockets,
              version,
              silence,
              config.enableGossipCompression(),
              directory::addresses));
    } catch (Exception e) {
      throw new IllegalStateException("The cluster's network could not be set up: " + e, e);
    }
  }

  /** Joins the others; from now on messages come. */
  public void join() {
    directory.enter(this::connect);
    each(LeaseLimits.TICK_MS, "leadership and contact", keeper::tick);
    each(NetworkLimits.DISCOVERY_READ_MS, "reading clusterdiscovery", directory::refresh);
    each(NetworkLimits.KEYS_READ_MS, "reading the cluster's keys", keys::refresh);
    each(NetworkLimits.DISCOVERY_HEARTBEAT_MS, "writing clusterdiscovery", directory::ping);
    each(NetworkLimits.DISCOVERY_SWEEP_MS, "sweeping clusterdiscovery", this::sweep);
    PulseWatch watch = new PulseWatch(System::nanoTime);
    each(NetworkLimits.PULSE_WATCH_MS, "watching clocks", () -> watch.look(heartbeats.pulses()));
    keeper.awaitServing();
    if (keeper.cutOff()) {
      LOG.warn(
          "Node {} has joined {} other nodes, but is not in contact with their leader yet, and serves"
              + " nobody until it is. clusterdiscovery has {} others. Have they the same cluster key"
              + " and the same ClusterSettings.EnableGossipEncryption? Is port {} open between all?",
          self,
          network.others().size(),
          directory.addresses().size(),
          config.gossipPort());
    } else {
      LOG.info("Node {} is in the cluster, with {} others", self, network.others().size());
    }
  }

  /** Leaves the others until this node reaches all of them. */
  void stepOut() {
    retreat.begin();
  }

  private void connect() {
    try {
      channel.connect("starling " + config.clusterName());
    } catch (BindException e) {
      throw new IllegalStateException(
          "Port %d at %s (ClusterSettings.GossipPort) cannot be used: another program has it, perhaps"
                  .formatted(config.gossipPort(), address.bind().getHostAddress())
              + " another node on this machine. Stop it, or choose another port or BindAddress.",
          e);
    } catch (Exception e) {
      throw new IllegalStateException(
          "This node could not join the cluster at port %d: %s"
              .formatted(config.gossipPort(), e.getMessage()),
          e);
    }
  }

  private void sweep() {
    if (keeper.leading()) {
      Set<NodeId> members = new HashSet<>(network.others());
      members.add(self);
      directory.sweep(members, keeper::lead);
    }
  }

  /** On a thread of its own each time, so that one that waits does not hold up the others. */
  private void each(long milliseconds, String what, Runnable work) {
    Runnable safe =
        () -> {
          try {
            work.run();
          } catch (RuntimeException e) {
            LOG.warn("{} failed: {}", what, e.toString());
          }
        };
    timer.scheduleAtFixedRate(
        () -> Thread.ofVirtual().name(what).start(safe),
        milliseconds,
        milliseconds,
        TimeUnit.MILLISECONDS);
  }

  /** Says goodbye to the others. */
  public void leave() {
    retreat.close();
    keeper.leave();
    timer.shutdownNow();
    network.leave();
    channel.close();
    try {
      directory.leave();
    } catch (RuntimeException e) {
      LOG.warn("This node's row could not be removed from clusterdiscovery: {}", e.getMessage());
    }
    network.close();
  }

  @Override
  public NodeId self() {
    return self;
  }

  @Override
  public String hostname() {
    return address.hostname();
  }

  @Override
  public Set<NodeId> others() {
    return network.others();
  }

  @Override
  public void tell(Set<NodeId> to, Subject subject, byte[] message) {
    network.tell(to, subject, message);
  }

  @Override
  public Map<NodeId, byte[]> ask(Set<NodeId> to, Subject subject, byte[] question, Duration wait) {
    return network.ask(to, subject, question, wait);
  }

  @Override
  public void agree(Subject subject, byte[] message) {
    network.agree(subject, message);
  }

  @Override
  public void spread(Subject subject, byte[] message) {
    network.spread(subject, message);
  }

  @Override
  public void on(Subject subject, Handler handler) {
    network.on(subject, handler);
  }

  @Override
  public void onChange(Consumer<Change> listener) {
    network.onChange(listener);
  }

  @Override
  public Place place() {
    return new Place(address.hostname(), address.advertise().getHostAddress());
  }

  @Override
  public Map<NodeId, Measured> measured() {
    Map<NodeId, Measured> measured = new HashMap<>();
    heartbeats
        .pulses()
        .forEach((node, pulse) ->
            measured.put(
                node,
                new Measured(Duration.ofNanos(pulse.roundTripNanos()), pulse.clockAheadMs())));
    return measured;
  }

  @Override
  public void measure(Metrics metrics) {
    network.traffic().declare(metrics);
    metrics.gauge(
        "mattermost_cluster_cluster_health_score",
        "Other nodes that have given no sign of life lately; 0 is healthy",
        () -> network.others().size() - heartbeats.pulses().size() + (keeper.cutOff() ? 1 : 0));
    metrics.gauge(
        "starling_cluster_members", "Nodes in the view", () -> network.others().size() + 1);
    metrics.gauge("starling_cluster_leads", "1 if this node leads", () -> keeper.leading() ? 1 : 0);
    metrics.total(
        "starling_cluster_refused_connections_total",
        "Connections to the cluster's port that were no node's",
        refusals::total);
    metrics.gauges(
        "starling_cluster_round_trip_seconds",
        "How far away the other nodes are",
        List.of("node"),
        samples ->
            heartbeats
                .pulses()
                .forEach((node, pulse) -> samples.add(pulse.roundTripNanos() / 1e9, node.value())));
    metrics.gauges(
        "starling_cluster_clock_ahead_seconds",
        "By how much the clocks of other nodes are ahead of this one's",
        List.of("node"),
        samples ->
            heartbeats
                .pulses()
                .forEach((node, pulse) -> samples.add(pulse.clockAheadMs() / 1e3, node.value())));
  }

  @Override
  public Contact contact() {
    return keeper;
  }

  @Override
  public Leadership leadership() {
    return keeper;
  }
}

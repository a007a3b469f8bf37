package org.starling.platform.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jgroups.PhysicalAddress;
import org.jgroups.stack.IpAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.platform.cluster.DiscoveryStore.Place;
import org.starling.platform.db.Database;
import org.starling.platform.db.DatabaseUnavailable;
import org.starling.platform.db.Tx;

/**
 * This node's row in the discovery table, and where the others are by theirs. While the database
 * cannot be read, what it said last counts.
 */
final class NodeDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(NodeDirectory.class);
  private static final int PROBE_MS_MAX = 300;
  private static final long START_TURN_NANOS_MAX = NetworkLimits.START_TURN_MS_MAX * 1_000_000;

  private final DiscoveryStore store = new DiscoveryStore();
  private final Database db;
  private final Place own;
  private final LongSupplier nanos;
  private final Map<String, Long> absentSince = new HashMap<>();
  private volatile List<PhysicalAddress> last = List.of();

  /**
   * @param nanos the monotonic clock
   */
  NodeDirectory(Database db, Place own, LongSupplier nanos) {
    this.db = db;
    this.own = own;
    this.nanos = nanos;
  }

  /**
   * Writes this node's row and joins. Nodes that start at the same moment do so one after the
   * other, each finding the one before: else each would begin a cluster of its own.
   *
   * @param join is run while others wait
   */
  void enter(Runnable join) {
    long began = System.nanoTime();
    while (!db.write(tx -> enter(tx, join, System.nanoTime() - began > START_TURN_NANOS_MAX))) {
      pause();
    }
  }

  private boolean enter(Tx tx, Runnable join, boolean late) {
    if (!store.takeTurn(tx, own.clusterName()) && !late) {
      return false;
    }
    last = answering();
    store.removeStale(tx);
    store.removeSame(tx, own);
    store.insert(tx, own);
    join.run();
    return true;
  }

  private static void pause() {
    try {
      Thread.sleep(NetworkLimits.START_PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The start was interrupted.", e);
    }
  }

  /** Says that this node lives; writes its row again if somebody removed it. */
  void ping() {
    db.write(tx -> {
      int found = store.ping(tx, own.id());
      if (found == 0) {
        store.removeSame(tx, own);
        store.insert(tx, own);
      }
      return found;
    });
  }

  void leave() {
    db.write(tx -> store.remove(tx, own.id()));
  }

  /** Where others were when the table was last read. */
  List<PhysicalAddress> addresses() {
    return last;
  }

  /** Reads the table again, if the database can be reached. */
  void refresh() {
    try {
      last = others().stream().flatMap(place -> address(place).stream()).toList();
    } catch (DatabaseUnavailable e) {
      LOG.debug(
          "the discovery table cannot be read; where nodes were last counts: {}", e.toString());
    }
  }

  /** Only those where somebody listens: the rows of killed nodes cost no time then. */
  private List<PhysicalAddress> answering() {
    return others().parallelStream()
        .flatMap(place -> address(place).stream())
        .filter(address -> probe(address) == Probe.LISTENS)
        .toList();
  }

  /** Whether there is a way to and from every node of the table, also to those that are down. */
  boolean reachesAll() {
    return others().parallelStream()
        .flatMap(place -> address(place).stream())
        .noneMatch(address -> probe(address) == Probe.SILENT);
  }

  /**
   * Removes the rows of nodes that have been out of the view for a while; the leader's work.
   *
   * @param members all of the view
   */
  void sweep(Set<NodeId> members, Function<Function<Tx, Integer>, Optional<Integer>> asLeader) {
    long now = nanos.getAsLong();
    Set<String> present = new HashSet<>();
    members.forEach(member -> present.add(member.value()));
    Set<String> absent = new HashSet<>();
    others().stream().map(Place::id).filter(id -> !present.contains(id)).forEach(absent::add);
    absentSince.keySet().retainAll(absent);
    absent.forEach(id -> absentSince.putIfAbsent(id, now));
    absentSince.forEach((id, since) -> {
      if (now - since > NetworkLimits.DISCOVERY_ABSENT_MS * 1_000_000
          && asLeader.apply(tx -> store.remove(tx, id)).orElse(0) > 0) {
        LOG.info("The row of node {} was removed from clusterdiscovery: it is gone", id);
      }
    });
  }

  private List<Place> others() {
    return store.live(db.primary(), own.clusterName()).stream()
        .filter(place -> !place.id().equals(own.id()))
        .toList();
  }

  private static List<PhysicalAddress> address(Place place) {
    try {
      return List.of(new IpAddress(InetAddress.getByName(place.hostname()), place.gossipPort()));
    } catch (UnknownHostException e) {
      LOG.warn("Node {} in the discovery table has a name that means no address", place.hostname());
      return List.of();
    }
  }

  private enum Probe {
    LISTENS,
    REFUSES,
    SILENT
  }

  private static Probe probe(PhysicalAddress address) {
    IpAddress place = (IpAddress) address;
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(place.getIpAddress(), place.getPort()), PROBE_MS_MAX);
      return Probe.LISTENS;
    } catch (SocketTimeoutException | NoRouteToHostException e) {
      return Probe.SILENT;
    } catch (IOException e) {
      return Probe.REFUSES;
    }
  }
}

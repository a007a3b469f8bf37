package org.starling.platform.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jgroups.PhysicalAddress;
import org.jgroups.stack.IpAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.platform.cluster.DiscoveryStore.Place;
import org.starling.platform.db.Database;
import org.starling.platform.db.DatabaseUnavailable;

/**
 * This node's row in the discovery table, and where the others are by theirs. While the database
 * cannot be read, what it said last counts.
 */
final class NodeDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(NodeDirectory.class);
  private static final int PROBE_MS_MAX = 300;

  private final DiscoveryStore store = new DiscoveryStore();
  private final Database db;
  private final Clock clock;
  private final Place own;
  private volatile List<PhysicalAddress> last = List.of();

  NodeDirectory(Database db, Clock clock, Place own) {
    this.db = db;
    this.clock = clock;
    this.own = own;
  }

  /** Writes this node's row. */
  void enter() {
    long now = clock.millis();
    db.write(tx -> {
      store.removeStale(tx, now - NetworkLimits.DISCOVERY_LIVE_MS);
      store.removeSame(tx, own);
      return store.insert(tx, own, now);
    });
  }

  /** Says that this node lives; writes its row again if somebody removed it. */
  void ping() {
    long now = clock.millis();
    db.write(tx -> {
      if (store.ping(tx, own.id(), now) == 0) {
        store.removeSame(tx, own);
        store.insert(tx, own, now);
      }
      return now;
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
      LOG.debug("the discovery table cannot be read; where nodes were last counts", e);
    }
  }

  /** Only those where somebody listens: the rows of killed nodes cost no time then. */
  List<PhysicalAddress> answering() {
    List<PhysicalAddress> answering = new ArrayList<>();
    others().stream()
        .parallel()
        .flatMap(place -> address(place).stream())
        .filter(NodeDirectory::listens)
        .forEachOrdered(answering::add);
    last = List.copyOf(answering);
    return last;
  }

  private List<Place> others() {
    long since = clock.millis() - NetworkLimits.DISCOVERY_LIVE_MS;
    return store.live(db.primary(), own.clusterName(), since).stream()
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

  private static boolean listens(PhysicalAddress address) {
    IpAddress place = (IpAddress) address;
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(place.getIpAddress(), place.getPort()), PROBE_MS_MAX);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}

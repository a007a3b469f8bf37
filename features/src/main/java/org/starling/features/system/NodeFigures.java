package org.starling.features.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.IntSupplier;
import org.starling.platform.Platform;
import org.starling.platform.cluster.Cluster;
import org.starling.platform.cluster.Subject;
import org.starling.platform.db.Database;
import org.starling.platform.db.PoolState;
import org.starling.platform.http.Json;

/** How much is connected to all nodes together; one that does not answer in time is left out. */
final class NodeFigures {
  private static final Subject ASKED = new Subject("gossip_request_cluster_stats");
  private static final byte[] NOTHING = {};

  record Figures(
      int totalWebsocketConnections, long totalMasterDbConnections, long totalReadDbConnections) {
    Figures plus(Figures other) {
      return new Figures(
          totalWebsocketConnections + other.totalWebsocketConnections,
          totalMasterDbConnections + other.totalMasterDbConnections,
          totalReadDbConnections + other.totalReadDbConnections);
    }
  }

  private final Cluster cluster;
  private final Database db;
  private final IntSupplier sockets;

  /**
   * @param sockets websocket connections open here now
   */
  NodeFigures(Platform platform, IntSupplier sockets) {
    this.cluster = platform.cluster();
    this.db = platform.db();
    this.sockets = sockets;
    cluster.on(ASKED, (from, question) -> Json.bytes(own()));
  }

  Figures total() {
    return cluster
        .ask(cluster.others(), ASKED, NOTHING, SystemLimits.FIGURES_WAIT_MAX)
        .values()
        .stream()
        .map(NodeFigures::read)
        .reduce(own(), Figures::plus);
  }

  private Figures own() {
    List<PoolState> pools = db.pools();
    return new Figures(sockets.getAsInt(), open(pools, "primary"), open(pools, "replica"));
  }

  private static long open(List<PoolState> pools, String role) {
    return pools.stream().filter(p -> p.role().equals(role)).mapToLong(PoolState::open).sum();
  }

  private static Figures read(byte[] json) {
    try {
      return Json.read(json, Json.mapper().constructType(Figures.class));
    } catch (IOException e) {
      throw new UncheckedIOException("another node's figures are not readable", e);
    }
  }
}

package org.starling.platform.cluster;

import java.util.List;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Row;
import org.starling.platform.db.Tx;

/**
 * The table in which nodes find each other (contract database.md section 7). Its times are of the
 * database's clock: a node whose own one is wrong must not find the others stale.
 */
final class DiscoveryStore {
  private static final String TYPE = "mattermost_app";
  private static final int TURN_LOCK = 0x57a21;

  /**
   * One node.
   *
   * @param port where it serves HTTP
   */
  record Place(String id, String clusterName, String hostname, int gossipPort, int port) {
    static Place row(Row row) {
      return new Place(
          row.text("id"),
          row.text("clustername"),
          row.text("hostname"),
          (int) row.number("gossipport"),
          (int) row.number("port"));
    }
  }

  /** Whether nobody else of the cluster is joining it, until this transaction ends. */
  boolean takeTurn(Tx tx, String clusterName) {
    return tx.exists(
        "SELECT 1 WHERE pg_try_advisory_xact_lock(?, hashtext(?))", TURN_LOCK, clusterName);
  }

  /** Those seen lately, the oldest first. */
  List<Place> live(Reader db, String clusterName) {
    return db.list(
        Place::row,
        """
        SELECT id, clustername, hostname, gossipport, port FROM clusterdiscovery
        WHERE type = ? AND clustername = ?
          AND lastpingat > (extract(epoch FROM clock_timestamp()) * 1000)::bigint - ?
        ORDER BY createat, id LIMIT ?\
        """,
        TYPE,
        clusterName,
        NetworkLimits.DISCOVERY_LIVE_MS,
        NetworkLimits.NODES_MAX);
  }

  int removeStale(Tx tx) {
    return tx.update(
        """
        DELETE FROM clusterdiscovery WHERE type = ?
          AND lastpingat <= (extract(epoch FROM clock_timestamp()) * 1000)::bigint - ?\
        """,
        TYPE,
        NetworkLimits.DISCOVERY_LIVE_MS);
  }

  /** Removes what an earlier life of the same node left. */
  int removeSame(Tx tx, Place place) {
    return tx.update(
        """
        DELETE FROM clusterdiscovery
        WHERE type = ? AND clustername = ? AND hostname = ? AND gossipport = ?\
        """,
        TYPE,
        place.clusterName(),
        place.hostname(),
        place.gossipPort());
  }

  int remove(Tx tx, String id) {
    return tx.update("DELETE FROM clusterdiscovery WHERE id = ?", id);
  }

  int insert(Tx tx, Place place) {
    return tx.update(
        """
        INSERT INTO clusterdiscovery
        (id, type, clustername, hostname, gossipport, port, createat, lastpingat)
        SELECT ?, ?, ?, ?, ?, ?, now.ms, now.ms
        FROM (SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS ms) now\
        """,
        place.id(),
        TYPE,
        place.clusterName(),
        place.hostname(),
        place.gossipPort(),
        place.port());
  }

  int ping(Tx tx, String id) {
    return tx.update(
        """
        UPDATE clusterdiscovery
        SET lastpingat = (extract(epoch FROM clock_timestamp()) * 1000)::bigint WHERE id = ?\
        """,
        id);
  }
}

package org.starling.platform.cluster;

import java.util.List;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Row;
import org.starling.platform.db.Tx;

/** The keys that clusters made for themselves. */
final class ClusterKeyStore {
  /**
   * @param number counts the keys of a cluster; the newest has the highest
   * @param ageMs by the clock of the database
   */
  record Kept(int number, String secret, long ageMs) {
    static Kept row(Row row) {
      return new Kept((int) row.number(1), row.text(2), row.number(3));
    }
  }

  /** The newest first. */
  List<Kept> newest(Reader db, String clusterName) {
    return db.list(
        Kept::row,
        """
        SELECT number, secret,
          (extract(epoch FROM clock_timestamp()) * 1000)::bigint - createat
        FROM starling_cluster_keys WHERE clustername = ?
        ORDER BY number DESC LIMIT ?\
        """,
        clusterName,
        NetworkLimits.KEYS_MAX);
  }

  /** Does nothing if there is one of that number: whoever was first made it. */
  int insert(Tx tx, String clusterName, int number, String secret) {
    return tx.update(
        """
        INSERT INTO starling_cluster_keys (clustername, number, secret, createat)
        VALUES (?, ?, ?, (extract(epoch FROM clock_timestamp()) * 1000)::bigint)
        ON CONFLICT (clustername, number) DO NOTHING\
        """,
        clusterName,
        number,
        secret);
  }

  int removeBefore(Tx tx, String clusterName, int number) {
    return tx.update(
        "DELETE FROM starling_cluster_keys WHERE clustername = ? AND number < ?",
        clusterName,
        number);
  }
}

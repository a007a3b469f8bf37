package org.starling.platform.cluster;

import java.util.List;
import org.starling.kernel.Ids;
import org.starling.platform.cluster.ClusterKeyStore.Kept;
import org.starling.platform.db.Database;

/** Gives the cluster another key, while all nodes run. */
public final class KeyRotation {
  /** The variable of a node's environment that may have the key. */
  public static final String VARIABLE = KeyRing.GivenKeys.VARIABLE;

  private static final int SECRET_CHARS = 64;

  private final Database db;
  private final Ids ids;
  private final ClusterKeyStore store = new ClusterKeyStore();

  public KeyRotation(Database db, Ids ids) {
    this.db = db;
    this.ids = ids;
  }

  /**
   * Adds a key. The nodes take it from others as soon as they have read it, show it a little later,
   * and do not take the old one any more when all show the new one.
   *
   * @param fromEnvironment whether this command's own environment has a key
   * @return a sentence about it
   * @throws IllegalStateException with a sentence if the key is not kept in the database
   */
  public String rotate(String clusterName, String keyFile, boolean fromEnvironment) {
    if (fromEnvironment) {
      throw new IllegalStateException(
          "The cluster's key is in "
              + VARIABLE
              + ", not in the database, and is read when a node starts. To change it while nodes"
              + " run, keep it in a file instead (StarlingSettings.ClusterKeyFile): restart the"
              + " nodes one by one with that, then ask again.");
    }
    if (!keyFile.isBlank()) {
      throw new IllegalStateException(
          "The cluster's key is in "
              + keyFile
              + " (StarlingSettings.ClusterKeyFile), not in the database. On every node, add the new"
              + " key to that file as a second line; then, on every node, put it first; then remove"
              + " the old one. Wait a minute between the steps.");
    }
    int number =
        db.write(tx -> {
          List<Kept> kept = store.newest(tx, clusterName);
          if (kept.isEmpty()) {
            throw new IllegalStateException(
                "The cluster \""
                    + clusterName
                    + "\" has no key in this database: no node of it was ever started, or its nodes"
                    + " are given theirs (StarlingSettings.ClusterKeyFile, "
                    + VARIABLE
                    + ").");
          }
          kept.stream()
              .filter(key -> key.ageMs() > NetworkLimits.KEY_TAKEN_MS)
              .findFirst()
              .ifPresent(current -> store.removeBefore(tx, clusterName, current.number()));
          int next = kept.getFirst().number() + 1;
          store.insert(tx, clusterName, next, ids.secret(SECRET_CHARS));
          return next;
        });
    return "Key %d was made. The nodes use it in %d s, and take the old one for another %d min."
        .formatted(
            number,
            (NetworkLimits.KEY_SHOWN_AFTER_MS + NetworkLimits.KEYS_READ_MS) / 1_000,
            NetworkLimits.KEY_TAKEN_MS / 60_000);
  }
}

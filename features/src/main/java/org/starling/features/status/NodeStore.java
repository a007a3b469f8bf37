package org.starling.features.status;

import java.util.Collection;
import java.util.List;
import org.starling.kernel.UserId;
import org.starling.platform.db.Tx;

/** Which nodes are alive, and who is connected to which; times are the database's. */
final class NodeStore {

  void beat(Tx tx, String node) {
    tx.update(
        """
        INSERT INTO starling_nodes (id, seenat) VALUES (?, now())
        ON CONFLICT (id) DO UPDATE SET seenat = now()\
        """,
        node);
  }

  /** Nodes that were silent for too long are deleted, and named. */
  List<String> deleteSilent(Tx tx, long silenceSeconds) {
    return tx.list(
        row -> row.text(1),
        "DELETE FROM starling_nodes WHERE seenat < now() - ? * interval '1 second' RETURNING id",
        silenceSeconds);
  }

  void delete(Tx tx, String node) {
    tx.update("DELETE FROM starling_nodes WHERE id = ?", node);
  }

  /** Forgets connections of nodes that are not there any more. */
  void deleteOrphans(Tx tx) {
    tx.update(
        """
        DELETE FROM starling_connections c
        WHERE NOT EXISTS (SELECT FROM starling_nodes n WHERE n.id = c.node)\
        """);
  }

  void connected(Tx tx, String node, Collection<UserId> users) {
    tx.batch(
        """
        INSERT INTO starling_connections (userid, node) VALUES (?, ?)
        ON CONFLICT (userid, node) DO NOTHING\
        """,
        users.stream().map(user -> new Object[] {user, node}).toList());
  }

  void disconnected(Tx tx, String node, Collection<UserId> users) {
    tx.update("DELETE FROM starling_connections WHERE node = ? AND userid = ANY (?)", node, users);
  }
}

package org.starling.platform.cluster;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Row;
import org.starling.platform.db.Tx;

/**
 * The row of the lease. The epoch is part of a key and the rest is not: so a transaction that holds
 * the row FOR KEY SHARE lets renewals pass, and nobody take the lease.
 */
final class LeaseStore {
  Optional<LeaseRow> find(Reader db, String cluster) {
    return db.one(
        LeaseStore::row,
        """
        SELECT epoch, beat, holder, candidate, members FROM starling_leader
        WHERE clustername = ?\
        """,
        cluster);
  }

  private static LeaseRow row(Row row) {
    return new LeaseRow(
        row.number(1),
        row.number(2),
        node(row.text(3)),
        node(row.text(4)),
        LeaseAnswer.set(row.text(5)));
  }

  private static @Nullable NodeId node(String id) {
    return id.isEmpty() ? null : new NodeId(id);
  }

  int insert(Tx tx, String cluster, NodeId holder, Set<NodeId> members) {
    return tx.update(
        """
        INSERT INTO starling_leader (clustername, epoch, beat, holder, candidate, members, renewedat)
        VALUES (?, 1, 1, ?, '', ?, now()) ON CONFLICT (clustername) DO NOTHING\
        """,
        cluster,
        holder.value(),
        LeaseAnswer.list(members));
  }

  int take(Tx tx, String cluster, LeaseRow from, NodeId holder, Set<NodeId> members) {
    return tx.update(
        """
        UPDATE starling_leader
        SET epoch = epoch + 1, beat = beat + 1, holder = ?, candidate = '', members = ?,
          renewedat = now()
        WHERE clustername = ? AND epoch = ? AND beat = ?\
        """,
        holder.value(),
        LeaseAnswer.list(members),
        cluster,
        from.epoch(),
        from.beat());
  }

  int renew(Tx tx, String cluster, LeaseRow from, NodeId holder, Set<NodeId> members) {
    return tx.update(
        """
        UPDATE starling_leader SET beat = beat + 1, members = ?, renewedat = now()
        WHERE clustername = ? AND epoch = ? AND beat = ? AND holder = ?\
        """,
        LeaseAnswer.list(members),
        cluster,
        from.epoch(),
        from.beat(),
        holder.value());
  }

  int giveBack(Tx tx, String cluster, LeaseRow from, NodeId holder, Set<NodeId> members) {
    return tx.update(
        """
        UPDATE starling_leader SET beat = beat + 1, holder = '', members = ?, renewedat = now()
        WHERE clustername = ? AND epoch = ? AND beat = ? AND holder = ?\
        """,
        LeaseAnswer.list(members),
        cluster,
        from.epoch(),
        from.beat(),
        holder.value());
  }

  int stand(Tx tx, String cluster, long epoch, NodeId candidate) {
    return tx.update(
        "UPDATE starling_leader SET candidate = ? WHERE clustername = ? AND epoch = ?",
        candidate.value(),
        cluster,
        epoch);
  }

  /** Whether a node holds the lease; if so, nobody takes it before this transaction ends. */
  boolean lock(Tx tx, String cluster, NodeId holder, long epoch) {
    return tx.exists(
        """
        SELECT 1 FROM starling_leader
        WHERE clustername = ? AND holder = ? AND epoch = ? FOR KEY SHARE\
        """,
        cluster,
        holder.value(),
        epoch);
  }

  /**
   * Waits no longer for others' transactions than this, and nobody longer for this one: who is
   * stopped or cut off in the middle of a renewal has the row locked.
   */
  void hurry(Tx tx) {
    tx.update("SET LOCAL lock_timeout = " + LeaseLimits.LOCK_MS_MAX);
    tx.update("SET LOCAL idle_in_transaction_session_timeout = " + LeaseLimits.ASK_IDLE_MS_MAX);
  }

  /** Ends the transaction of a leader that was stopped or cut off in the middle of it. */
  void limit(Tx tx) {
    tx.update("SET LOCAL idle_in_transaction_session_timeout = " + LeaseLimits.WORK_IDLE_MS_MAX);
    tx.update("SET LOCAL statement_timeout = " + LeaseLimits.WORK_STATEMENT_MS_MAX);
  }
}

package org.starling.platform.jobs;

import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Row;
import org.starling.platform.db.Tx;

/** Which node has which job, and under which number. */
final class ClaimStore {
  /** A running job whose node is gone, or was never ours. */
  record Orphan(String job, boolean canceling) {
    static Orphan row(Row row) {
      return new Orphan(row.text(1), row.flag(2));
    }
  }

  /** Returns the claim's number: every claim of a job has a higher one than those before it. */
  long claim(Tx tx, String job, String cluster, String node) {
    OptionalLong epoch =
        tx.number(
            """
            INSERT INTO starling_job_claims (jobid, clustername, node, epoch, aliveat)
            VALUES (?, ?, ?, 1, now())
            ON CONFLICT (jobid) DO UPDATE SET clustername = excluded.clustername,
              node = excluded.node, epoch = starling_job_claims.epoch + 1, aliveat = now()
            RETURNING epoch\
            """,
            job,
            cluster,
            node);
    return epoch.orElseThrow();
  }

  /** Whether a claim holds; if so, nobody takes the job over before this transaction ends. */
  boolean lock(Tx tx, String job, String node, long epoch) {
    tx.update("SET LOCAL idle_in_transaction_session_timeout = " + JobsLimits.WORK_IDLE_MS_MAX);
    return tx.exists(
        """
        SELECT 1 FROM starling_job_claims
        WHERE jobid = ? AND node = ? AND epoch = ? FOR KEY SHARE\
        """,
        job,
        node,
        epoch);
  }

  int alive(Tx tx, String job, String node, long epoch) {
    return tx.update(
        """
        UPDATE starling_job_claims SET aliveat = now() WHERE jobid = ? AND node = ? AND epoch = ?\
        """,
        job,
        node,
        epoch);
  }

  /** Ends whatever claim there is: who had it writes nothing more. */
  void revoke(Tx tx, String job) {
    tx.update("SET LOCAL lock_timeout = " + JobsLimits.LOCK_MS_MAX);
    tx.update("UPDATE starling_job_claims SET node = '', epoch = epoch + 1 WHERE jobid = ?", job);
  }

  /** Running jobs of types we know that no live node has; those of other clusters if silent. */
  List<Orphan> orphans(
      Reader db, Collection<String> types, String cluster, Collection<String> nodes) {
    return db.list(
        Orphan::row,
        """
        SELECT j.id, j.status = 'cancel_requested' FROM jobs j
        LEFT JOIN starling_job_claims c ON c.jobid = j.id
        WHERE j.status IN ('in_progress', 'cancel_requested') AND j.type = ANY (?)
          AND (c.jobid IS NULL
            OR c.clustername = ? AND NOT c.node = ANY (?)
            OR c.aliveat < now() - make_interval(secs => ?)) LIMIT ?\
        """,
        types,
        cluster,
        nodes,
        JobsLimits.STRANGER_SILENT_MAX.toSeconds(),
        JobsLimits.ROWS_MAX);
  }

  int deleteEnded(Tx tx, int rows) {
    return tx.update(
        """
        DELETE FROM starling_job_claims WHERE jobid IN (
          SELECT c.jobid FROM starling_job_claims c WHERE NOT EXISTS (
            SELECT 1 FROM jobs j WHERE j.id = c.jobid) LIMIT ?)\
        """,
        rows);
  }
}

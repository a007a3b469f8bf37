package org.starling.platform.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Row;
import org.starling.platform.db.Tx;

/** The table of jobs. */
final class JobStore {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SELECT =
      """
      SELECT id, type, priority, createat, startat, lastactivityat, status, progress, data
      FROM jobs
      """;
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private static Job row(Row row) {
    return new Job(
        row.text("id"),
        row.text("type"),
        row.number("priority"),
        row.number("createat"),
        row.number("startat"),
        row.number("lastactivityat"),
        JobStatus.of(row.text("status")).orElse(JobStatus.ERROR),
        row.number("progress"),
        data(row.text("data")));
  }

  private static Map<String, String> data(String json) {
    try {
      Map<String, String> data =
          json.isEmpty() || json.equals("null") ? Map.of() : JSON.readValue(json, TEXTS);
      data.values().removeIf(value -> value == null);
      return data;
    } catch (JsonProcessingException e) {
      return Map.of("data", json);
    }
  }

  private static String json(Map<String, String> data) {
    try {
      return JSON.writeValueAsString(data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  Optional<Job> find(Reader db, String id) {
    return db.one(JobStore::row, SELECT + "WHERE id = ? LIMIT 1", id);
  }

  /** The newest first; of any status if {@code status} is empty. */
  List<Job> list(Reader db, Collection<String> types, String status, int offset, int rows) {
    return db.list(
        JobStore::row,
        SELECT
            + """
            WHERE type = ANY (?) AND (? = '' OR status = ?)
            ORDER BY createat DESC, id LIMIT ? OFFSET ?\
            """,
        types,
        status,
        status,
        rows,
        offset);
  }

  /** Those that nobody has taken, the oldest first. */
  List<Job> pending(Reader db, Collection<String> types) {
    return db.list(
        JobStore::row,
        SELECT + "WHERE status = 'pending' AND type = ANY (?) ORDER BY createat, id LIMIT ?",
        types,
        JobsLimits.ROWS_MAX);
  }

  void insert(Tx tx, Job job) {
    tx.update(
        """
        INSERT INTO jobs
        (id, type, priority, createat, startat, lastactivityat, status, progress, data)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS jsonb))\
        """,
        job.id(),
        job.type(),
        job.priority(),
        job.createAt(),
        job.startAt(),
        job.lastActivityAt(),
        job.status().wire(),
        job.progress(),
        json(job.data()));
  }

  /** Whether a job of a type waits or runs. */
  boolean open(Reader db, String type) {
    return db.exists(
        """
        SELECT 1 FROM jobs
        WHERE type = ? AND status IN ('pending', 'in_progress', 'cancel_requested') LIMIT 1\
        """,
        type);
  }

  OptionalLong lastCreated(Reader db, String type) {
    return db.number("SELECT max(createat) FROM jobs WHERE type = ?", type);
  }

  /** Lets nobody else add a job of a type before this transaction ends. */
  void lockType(Tx tx, String type) {
    tx.exists("SELECT pg_advisory_xact_lock(hashtext('starling job ' || ?)) IS NULL", type);
  }

  int claim(Tx tx, String id, long now) {
    return tx.update(
        """
        UPDATE jobs SET status = 'in_progress', startat = ?, lastactivityat = ?
        WHERE id = ? AND status = 'pending'\
        """,
        now,
        now,
        id);
  }

  int progress(Tx tx, String id, long progress, Map<String, String> data, long now) {
    return tx.update(
        """
        UPDATE jobs SET progress = ?, data = CAST(? AS jsonb), lastactivityat = ?
        WHERE id = ? AND status IN ('in_progress', 'cancel_requested')\
        """,
        progress,
        json(data),
        now,
        id);
  }

  int end(Tx tx, Job job, JobStatus status, long progress, long now) {
    return tx.update(
        """
        UPDATE jobs SET status = ?, progress = ?, data = CAST(? AS jsonb), lastactivityat = ?
        WHERE id = ?\
        """,
        status.wire(),
        progress,
        json(job.data()),
        now,
        job.id());
  }

  int change(Tx tx, String id, JobStatus from, JobStatus to, long now) {
    return tx.update(
        "UPDATE jobs SET status = ?, lastactivityat = ? WHERE id = ? AND status = ?",
        to.wire(),
        now,
        id,
        from.wire());
  }

  int deleteEnded(Tx tx, Collection<String> types, long before, int rows) {
    return tx.update(
        """
        DELETE FROM jobs WHERE id IN (
          SELECT id FROM jobs
          WHERE (cardinality(?) = 0 OR type = ANY (?)) AND createat < ?
            AND status NOT IN ('pending', 'in_progress', 'cancel_requested') LIMIT ?)\
        """,
        types,
        types,
        before,
        rows);
  }
}

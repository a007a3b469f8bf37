package org.starling.platform.db;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replicas asked in turn. One whose connection breaks is left out until it answers again; a read
 * that met the break goes to the next, and to {@code otherwise} when none is left.
 */
final class Replicas implements Reader, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Replicas.class);

  private record Replica(Pool pool, AtomicBoolean online) {}

  private final List<Replica> replicas;
  private final Reader otherwise;
  private final AtomicInteger turn = new AtomicInteger();

  Replicas(List<Pool> pools, Reader otherwise) {
    this.replicas = pools.stream().map(p -> new Replica(p, new AtomicBoolean(true))).toList();
    this.otherwise = otherwise;
  }

  /** Tries each replica at the start; those that do not answer begin offline. */
  void connect() {
    for (Replica replica : replicas) {
      boolean answered = false;
      for (int i = 0; i < DatabaseLimits.REPLICA_ATTEMPTS_MAX && !answered; i++) {
        answered = replica.pool.answers();
      }
      if (!answered) {
        leaveOut(replica);
      }
    }
  }

  @Override
  public <T> List<T> list(Function<Row, T> map, String sql, Object... parameters) {
    int first = replicas.isEmpty() ? 0 : Math.floorMod(turn.getAndIncrement(), replicas.size());
    for (int i = 0; i < replicas.size(); i++) {
      Replica replica = replicas.get((first + i) % replicas.size());
      if (!replica.online.get()) {
        continue;
      }
      try {
        return replica.pool.query(map, sql, parameters);
      } catch (SQLException e) {
        if (!SqlFailure.lost(e)) {
          throw SqlFailure.of(e);
        }
        leaveOut(replica);
      }
    }
    return otherwise.list(map, sql, parameters);
  }

  /** Asks those left out again. */
  void look() {
    for (Replica replica : replicas) {
      if (!replica.online.get() && replica.pool.answers()) {
        replica.online.set(true);
        LOG.info("The replica {} answers again and is used", replica.pool.shown());
      }
    }
  }

  private static void leaveOut(Replica replica) {
    if (replica.online.getAndSet(false)) {
      LOG.warn("The replica {} does not answer and is left out", replica.pool.shown());
    }
  }

  Stream<PoolState> states() {
    return replicas.stream().map(r -> r.pool.state(r.online.get()));
  }

  void recycle() {
    replicas.forEach(r -> r.pool.recycle());
  }

  boolean isEmpty() {
    return replicas.isEmpty();
  }

  @Override
  public void close() {
    replicas.forEach(r -> r.pool.close());
  }
}

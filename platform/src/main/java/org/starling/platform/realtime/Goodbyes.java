package org.starling.platform.realtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ends many connections: so that they begin anew after events may have been missed, because this
 * node is going, or because it must not serve.
 */
final class Goodbyes {
  /** The server is going away for a moment; clients come back. */
  static final int SERVICE_RESTART = 1012;

  private static final long STEP_NS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final int SHARD_WAIT_S_MAX = 10;

  private final Hub hub;
  private final AtomicLong settledAt = new AtomicLong(System.nanoTime());
  private final AtomicInteger era = new AtomicInteger();
  private volatile boolean draining;
  private volatile boolean shut;

  Goodbyes(Hub hub) {
    this.hub = hub;
  }

  /** Whether new sockets are refused. */
  boolean refusing() {
    return draining || shut;
  }

  /**
   * Whether connections of nodes that have noticed a loss may meet those of nodes that have not:
   * until that is over none moves between nodes.
   */
  boolean unsettled() {
    return settledAt.get() - System.nanoTime() > 0;
  }

  /** A node fell silent: what it did while it still could may not have been told. */
  void lost() {
    unsettleFor(RealtimeLimits.LOST_NODE_SERVES_MS_MAX + RealtimeLimits.LOSS_SPREADS_MS_MAX);
  }

  /** A node that was lost is back, or can serve no more: what it did last may be missing here. */
  void unheard() {
    unsettleFor(RealtimeLimits.LOSS_SPREADS_MS_MAX);
    renew();
  }

  private void unsettleFor(int ms) {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ms);
    settledAt.accumulateAndGet(until, (old, now) -> now - old > 0 ? now : old);
  }

  /**
   * All that are connected now get a new id when they come back, and read what they show again: the
   * shards end them, some at a time, and none can be resumed.
   */
  void renew() {
    era.incrementAndGet();
  }

  /** Connections of an earlier one may have missed something. */
  int era() {
    return era.get();
  }

  /** Closes all sockets, spread over a time; they can be resumed here and elsewhere. Blocks. */
  void drain(Duration over) {
    draining = true;
    spread(gather(), over);
    hub.shards().forEach(shard -> shard.send(shard::dropStrangers));
  }

  /** Forgets all connections, and takes no new ones. */
  void shut() {
    shut = true;
    hub.shards()
        .forEach(shard ->
            shard.send(() -> {
              shard.forgetParked();
              shard.connected().forEach(connection -> shard.end(connection, SERVICE_RESTART));
              shard.dropStrangers();
            }));
  }

  /** Takes connections again. */
  void open() {
    shut = false;
  }

  /** What closes the connections with a socket, of all shards in turn. */
  private List<Runnable> gather() {
    List<CompletableFuture<List<Runnable>>> asked = new ArrayList<>();
    for (Shard shard : hub.shards()) {
      CompletableFuture<List<Runnable>> answer = new CompletableFuture<>();
      asked.add(answer);
      shard.send(() -> {
        List<Runnable> some = new ArrayList<>();
        for (Connection connection : shard.connected()) {
          some.add(() -> shard.send(() -> shard.part(connection, SERVICE_RESTART)));
        }
        answer.complete(some);
      });
    }
    List<Runnable> all = new ArrayList<>();
    for (CompletableFuture<List<Runnable>> answer : asked) {
      all.addAll(await(answer));
    }
    return all;
  }

  private static List<Runnable> await(CompletableFuture<List<Runnable>> answer) {
    try {
      return answer.get(SHARD_WAIT_S_MAX, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("a shard does not answer", e);
    }
  }

  private static void spread(List<Runnable> closings, Duration over) {
    long began = System.nanoTime();
    for (int i = 0; i < closings.size(); i++) {
      long due = began + over.toNanos() / closings.size() * i;
      long wait = due - System.nanoTime();
      if (wait > STEP_NS) {
        Pauses.milliseconds(TimeUnit.NANOSECONDS.toMillis(wait));
      }
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      closings.get(i).run();
    }
  }
}

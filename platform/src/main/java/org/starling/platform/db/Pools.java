package org.starling.platform.db;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.starling.platform.config.SqlConfig;

/** The pools that one state of the settings asks for. */
final class Pools implements AutoCloseable {
  private final SqlConfig config;
  private final Pool primary;
  private @Nullable Pool urgent;
  private final Replicas replicas;
  private final Replicas search;

  Pools(SqlConfig config, Pool primary) {
    this.config = config;
    this.primary = primary;
    this.replicas = new Replicas(each("replica", config.dataSourceReplicas(), config), primary);
    this.search = new Replicas(each("search", config.dataSourceSearchReplicas(), config), replicas);
  }

  private static List<Pool> each(String role, List<String> dataSources, SqlConfig config) {
    return dataSources.stream().map(one -> Pool.of(role, one, config)).toList();
  }

  SqlConfig config() {
    return config;
  }

  Pool primary() {
    return primary;
  }

  /** Made when it is first asked for: only nodes of a cluster need it. */
  synchronized Pool urgent() {
    if (urgent == null) {
      urgent = Pool.of(Pool.URGENT, config.dataSource(), config.urgent());
    }
    return urgent;
  }

  Reader replica() {
    return replicas.isEmpty() ? primary : replicas;
  }

  Reader search() {
    return search.isEmpty() ? replica() : search;
  }

  /** Tries each replica; those that do not answer begin offline. */
  void connectReplicas() {
    replicas.connect();
    search.connect();
  }

  /** Asks the replicas that were left out again. */
  void look() {
    replicas.look();
    search.look();
  }

  List<PoolState> states() {
    return Stream.of(Stream.of(primary.state(true)), replicas.states(), search.states())
        .flatMap(s -> s)
        .toList();
  }

  void recycle() {
    primary.recycle();
    replicas.recycle();
    search.recycle();
  }

  /** Closes when nothing is under way here any more, or as late as statements may run. */
  void drain() {
    int pauses =
        (config.queryTimeout() + DatabaseLimits.SILENCE_SECONDS_MORE)
            * (1_000 / DatabaseLimits.DRAIN_PAUSE_MS);
    do {
      // Not before the first pause: somebody may have this pool in hand, and no connection yet.
      Pause.milliseconds(DatabaseLimits.DRAIN_PAUSE_MS);
    } while (--pauses > 0 && states().stream().anyMatch(s -> s.active() + s.waiting() > 0));
    close();
  }

  @Override
  public synchronized void close() {
    if (urgent != null) {
      urgent.close();
    }
    search.close();
    replicas.close();
    primary.close();
  }
}

package org.starling.platform.cluster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.starling.platform.metrics.Metrics;

/**
 * The caches of this process, by name, and how they stay true to what other nodes do. Their hits
 * are counted, and an administrator may empty them after rows were changed behind the servers'
 * backs. When a node was lost or found again, all are emptied: something may have been missed.
 */
public final class Caches {
  private record Named(String name, Supplier<Cache<?, ?>> cache, Runnable drop) {}

  private final List<Named> all = new CopyOnWriteArrayList<>();
  private final Cluster cluster;
  private final Notices notices;
  private final Notice<String> everything;

  public Caches(Cluster cluster) {
    this.cluster = cluster;
    this.notices = new Notices(cluster);
    this.everything = notice("inv_all_caches", this::drop);
    cluster.contact().beforeFresh(this::drop);
    cluster.onChange(this::changed);
  }

  private void changed(Change change) {
    switch (change) {
      case Change.Joined(NodeId node) -> {
        if (node.equals(cluster.self())) {
          drop();
        }
      }
      case Change.Left(NodeId _) -> {}
      case Change.Lost(NodeId _) -> drop();
      case Change.Healed(var _) -> drop();
    }
  }

  /**
   * Makes a cache that no other node needs to know of.
   *
   * @param name the contract's, where it has one for what is kept
   * @param bounds says how much is kept, and for how long
   */
  public <K, V> Cache<K, V> make(String name, Caffeine<? super K, ? super V> bounds) {
    Cache<K, V> cache = bounds.recordStats().build();
    all.add(new Named(name, () -> cache, cache::invalidateAll));
    return cache;
  }

  /** Makes a cache of what other nodes change too. */
  public <K, V> TrustedCache<K, V> shared(String name, Caffeine<? super K, ? super V> bounds) {
    TrustedCache<K, V> cache = new TrustedCache<>(cluster.contact(), bounds);
    all.add(new Named(name, cache::counted, cache::dropAll));
    return cache;
  }

  /**
   * Makes what drops things from a cache on all nodes.
   *
   * @param name of the message, the contract's where it has one
   */
  public <K> Notice<K> notice(String name, Keys<K> keys, TrustedCache<K, ?> cache) {
    return notice(name, keys, cache::drop, cache::dropAll);
  }

  /**
   * The same for other things that are done on all nodes.
   *
   * @param some must be safe to do twice, and in any order
   * @param everything does it for all things that there are
   */
  public <K> Notice<K> notice(
      String name, Keys<K> keys, Consumer<? super Collection<K>> some, Runnable everything) {
    return notices.make(name, keys, Notice.acts(some, everything));
  }

  /** The same for what is only done for everything. */
  public Notice<String> notice(String name, Runnable everything) {
    return notice(name, Keys.TEXT, some -> everything.run(), everything);
  }

  /** Forgets everything on this node. */
  public void drop() {
    all.forEach(named -> named.drop.run());
  }

  /** Forgets everything on all nodes. */
  public void dropEverywhere() {
    everything.giveAll();
  }

  /** Counts hits and misses for scrapers. */
  public void declare(Metrics metrics) {
    List<String> byName = List.of("name");
    metrics.totals(
        "mattermost_cache_mem_hit_total", "Cache hits", byName, each(c -> c.stats().hitCount()));
    metrics.totals(
        "mattermost_cache_mem_miss_total",
        "Cache misses",
        byName,
        each(c -> c.stats().missCount()));
    metrics.gauges("starling_cache_entries", "Entries kept", byName, each(Cache::estimatedSize));
  }

  private Consumer<Metrics.Samples> each(ToLongFunction<Cache<?, ?>> figure) {
    return samples ->
        all.forEach(one -> samples.add(figure.applyAsLong(one.cache.get()), one.name));
  }
}

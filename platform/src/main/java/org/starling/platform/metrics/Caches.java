package org.starling.platform.metrics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * The caches of this process, by name: their hits are counted, and an administrator may empty them
 * after rows were changed behind the server's back.
 */
public final class Caches {
  private record Named(String name, Cache<?, ?> cache) {}

  private final List<Named> all = new CopyOnWriteArrayList<>();

  /**
   * @param name the contract's, where it has one for what is kept
   * @param bounds says how much is kept, and for how long
   */
  public <K, V> Cache<K, V> make(String name, Caffeine<? super K, ? super V> bounds) {
    Cache<K, V> cache = bounds.recordStats().build();
    all.add(new Named(name, cache));
    return cache;
  }

  /** The same for a cache that knows how to read what it misses. */
  public <K, V> LoadingCache<K, V> make(
      String name, Caffeine<? super K, ? super V> bounds, CacheLoader<? super K, V> loader) {
    LoadingCache<K, V> cache = bounds.recordStats().build(loader);
    all.add(new Named(name, cache));
    return cache;
  }

  /** Forgets everything. */
  public void drop() {
    all.forEach(named -> named.cache.invalidateAll());
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
    return samples -> all.forEach(one -> samples.add(figure.applyAsLong(one.cache), one.name));
  }
}

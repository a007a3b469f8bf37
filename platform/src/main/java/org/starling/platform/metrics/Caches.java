package org.starling.platform.metrics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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
    declare(metrics, "mattermost_cache_mem_hit_total", "Cache hits", c -> c.stats().hitCount());
    declare(metrics, "mattermost_cache_mem_miss_total", "Cache misses", c -> c.stats().missCount());
    declare(metrics, "starling_cache_entries", "Entries kept", Cache::estimatedSize);
  }

  private void declare(
      Metrics metrics, String name, String help, ToLongFunction<Cache<?, ?>> figure) {
    metrics.gauges(
        name,
        help,
        List.of("name"),
        samples -> all.forEach(one -> samples.add(figure.applyAsLong(one.cache), one.name)));
  }
}

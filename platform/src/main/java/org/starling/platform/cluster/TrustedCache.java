package org.starling.platform.cluster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.ConcurrentStatsCounter;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Shared truth that this node keeps in memory. It counts only while the node has contact: without,
 * everything is read again and nothing kept. A load that began before a {@link #drop} is never kept
 * after it. What is dropped is dropped on this node; a {@link Notice} does so on all.
 */
public final class TrustedCache<K, V> {
  private static final int LATE_MAX = 1000;
  private static final Duration LATE_KEPT = Duration.ofSeconds(1);

  /**
   * What was read without contact, for those who asked before that reading began.
   *
   * @param began the turn of its reading
   */
  private record Late<V>(Optional<V> value, long began) {}

  private final Contact contact;
  private final Supplier<Cache<K, V>> empty;
  private final AtomicLong changes = new AtomicLong();
  private final AtomicLong turns = new AtomicLong();
  private final Cache<K, Late<V>> late =
      Caffeine.newBuilder().maximumSize(LATE_MAX).expireAfterWrite(LATE_KEPT).build();
  private volatile Cache<K, V> kept;

  TrustedCache(Contact contact, Caffeine<? super K, ? super V> bounds) {
    ConcurrentStatsCounter counter = new ConcurrentStatsCounter();
    Caffeine<? super K, ? super V> counted = bounds.recordStats(() -> counter);
    this.contact = contact;
    this.empty = counted::build;
    this.kept = empty.get();
  }

  /**
   * What is kept, or else what {@code load} reads, one at a time for each key. Loads must not ask
   * this cache, and whoever asks must have no transaction open.
   */
  public V get(K key, Function<? super K, ? extends V> load) {
    return find(key, k -> Optional.of(load.apply(k))).orElseThrow();
  }

  /** The same for what there may not be. */
  public Optional<V> find(K key, Function<? super K, Optional<V>> load) {
    Cache<K, V> now = kept;
    if (contact.fresh()) {
      V value = now.get(key, k -> load.apply(k).orElse(null));
      if (counts(now)) {
        return Optional.ofNullable(value);
      }
    }
    return late(key, load);
  }

  /** Asked after reading: a process that was stopped in between must not use what it has read. */
  private boolean counts(Cache<K, V> read) {
    return contact.fresh() && kept == read;
  }

  /** Those who ask while another reads wait for the next reading, and share it. */
  private Optional<V> late(K key, Function<? super K, Optional<V>> load) {
    long asked = turns.incrementAndGet();
    return late.asMap()
        .compute(
            key,
            (k, known) -> {
              if (known != null && known.began() > asked) {
                return known;
              }
              long began = turns.incrementAndGet();
              return new Late<>(load.apply(k), began);
            })
        .value();
  }

  /** Whether what is kept counts now; if not, a single row may be cheaper to read than a load. */
  public boolean trusted() {
    return contact.fresh();
  }

  public @Nullable V present(K key) {
    Cache<K, V> now = kept;
    V present = now.getIfPresent(key);
    return counts(now) ? present : null;
  }

  /** Those that are kept, without the others. */
  public Map<K, V> presentOf(Collection<K> keys) {
    Cache<K, V> now = kept;
    Map<K, V> present = now.getAllPresent(keys);
    return counts(now) ? present : Map.of();
  }

  /** To be asked before reading what shall be kept. */
  public long changes() {
    long seen = changes.get();
    return contact.fresh() ? seen : -1;
  }

  /**
   * Keeps what was read, unless anything was dropped since.
   *
   * @param seen the {@link #changes} before it was read
   */
  public void keep(K key, V value, long seen) {
    kept.asMap().compute(key, (k, present) -> changes.get() == seen ? value : present);
  }

  /** Changes what is kept in place, if it is; {@code change} reads what is committed now. */
  public void change(K key, UnaryOperator<V> change) {
    kept.asMap().compute(key, (k, present) -> present == null ? null : change.apply(present));
  }

  public void drop(K key) {
    changes.incrementAndGet();
    // Waits for a load under way; computeIfPresent would pass it by.
    kept.asMap().compute(key, (k, present) -> null);
  }

  public void drop(Collection<K> keys) {
    keys.forEach(this::drop);
  }

  /** A load under way ends in what nobody asks any more. */
  public void dropAll() {
    changes.incrementAndGet();
    kept = empty.get();
  }

  Cache<K, V> counted() {
    return kept;
  }
}

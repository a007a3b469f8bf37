package org.starling.features.pages;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.starling.features.emoji.EmojiEvent;
import org.starling.features.mentions.ChannelStamps;
import org.starling.features.threads.ThreadEvent;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Events;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.cluster.Notice;
import org.starling.platform.cluster.TrustedCache;

/**
 * The newest pages of channels, as they were sent. A page is good while its channel's stamp, and
 * for one that depends on the reader also the reader's, are what they were before it was read; so
 * whatever was answered to a writer is in every page read after.
 *
 * <p>In a cluster the time of the channel's last post must be the same too, which each node reads
 * from the database; and as readers' stamps are this node's own, their pages are not kept.
 */
final class NewestPages {
  /**
   * @param reader empty if the page is the same for everybody
   * @param form all else that the page depends on
   */
  record Key(ChannelId channel, String reader, String form) {}

  /**
   * A page as it was sent.
   *
   * @param lasting whether others may get it later: what quotes posts of other channels may not
   */
  record Kept(String etag, byte[] bytes, boolean lasting) {}

  /** What must be the same for a page to be good. */
  private record Stamp(long channel, long reader, long lastPost) {}

  private record Stamped(Stamp stamp, Kept page) {}

  private static final int READERS_MAX = 100_000;

  private final boolean alone;
  private final ChannelStamps channels;
  private final ToLongFunction<ChannelId> lastPosts;
  private final Cache<UserId, Long> readers =
      Caffeine.newBuilder().maximumSize(READERS_MAX).build();
  private final AtomicLong last = new AtomicLong();
  private final TrustedCache<Key, Stamped> pages;
  private final Notice<String> emojiChanged;

  /**
   * @param lastPosts reads the time of a channel's last post
   */
  NewestPages(Platform platform, ChannelStamps channels, ToLongFunction<ChannelId> lastPosts) {
    this.alone = platform.cluster().alone();
    this.channels = channels;
    this.lastPosts = lastPosts;
    this.pages =
        platform
            .caches()
            .shared(
                "NewestPages",
                Caffeine.newBuilder()
                    .maximumWeight(PageLimits.KEPT_BYTES_MAX)
                    .weigher((Key key, Stamped page) -> page.page().bytes().length + 200));
    this.emojiChanged = platform.caches().notice("inv_emojis_by_id", pages::dropAll).harmless();
    Events events = platform.events();
    events.on(EmojiEvent.class, event -> emojiChanged.giveAll());
    events.on(ThreadEvent.class, event -> readers.put(event.user(), last.incrementAndGet()));
  }

  Kept of(Key key, Supplier<Kept> read) {
    if (!alone && !key.reader().isEmpty()) {
      return read.get();
    }
    long seen = pages.changes();
    Stamp stamp =
        new Stamp(
            channels.of(key.channel()),
            reader(key),
            alone ? 0 : lastPosts.applyAsLong(key.channel()));
    Stamped known = pages.present(key);
    if (known != null && known.stamp().equals(stamp)) {
      return known.page();
    }
    Kept fresh = read.get();
    if (fresh.lasting() && fresh.bytes().length <= PageLimits.KEPT_PAGE_BYTES_MAX) {
      pages.keep(key, new Stamped(stamp, fresh), seen);
    }
    return fresh;
  }

  private long reader(Key key) {
    return Optional.of(key.reader())
        .filter(id -> !id.isEmpty())
        .map(id -> readers.get(new UserId(id), user -> last.incrementAndGet()))
        .orElse(0L);
  }
}

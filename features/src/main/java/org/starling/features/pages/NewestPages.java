package org.starling.features.pages;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.starling.features.emoji.EmojiEvent;
import org.starling.features.mentions.ChannelStamps;
import org.starling.features.threads.ThreadEvent;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Events;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;

/**
 * The newest pages of channels, as they were sent. A page is good while its channel's stamp, and
 * for one that depends on the reader also the reader's, are what they were before it was read; so
 * whatever was answered to a writer is in every page read after.
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

  private record Stamped(long channel, long reader, long emojis, Kept page) {}

  private static final int READERS_MAX = 100_000;

  private final ChannelStamps channels;
  private final Cache<UserId, Long> readers =
      Caffeine.newBuilder().maximumSize(READERS_MAX).build();
  private final AtomicLong last = new AtomicLong();
  private final AtomicLong emojiChanges = new AtomicLong();
  private final Cache<Key, Stamped> pages;

  NewestPages(Platform platform, ChannelStamps channels) {
    this.channels = channels;
    this.pages =
        platform
            .caches()
            .make(
                "NewestPages",
                Caffeine.newBuilder()
                    .maximumWeight(PageLimits.KEPT_BYTES_MAX)
                    .weigher((Key key, Stamped page) -> page.page().bytes().length + 200));
    Events events = platform.events();
    events.on(EmojiEvent.class, event -> emojiChanges.incrementAndGet());
    events.on(ThreadEvent.class, event -> readers.put(event.user(), last.incrementAndGet()));
  }

  Kept of(Key key, Supplier<Kept> read) {
    long channel = channels.of(key.channel());
    long reader = reader(key);
    long emojis = emojiChanges.get();
    Stamped known = pages.getIfPresent(key);
    if (known != null
        && known.channel() == channel
        && known.reader() == reader
        && known.emojis() == emojis) {
      return known.page();
    }
    Kept fresh = read.get();
    if (fresh.lasting() && fresh.bytes().length <= PageLimits.KEPT_PAGE_BYTES_MAX) {
      pages.put(key, new Stamped(channel, reader, emojis, fresh));
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

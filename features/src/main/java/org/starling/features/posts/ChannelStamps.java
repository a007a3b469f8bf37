package org.starling.features.posts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.atomic.AtomicLong;
import org.starling.kernel.ChannelId;

/**
 * Tells whether a channel's posts may have changed. Whoever changes what is read with posts touches
 * the channel after the commit and before anybody is told. Something read while the stamp was the
 * same before and is the same now is still true. A stamp is never given twice, so that a forgotten
 * channel looks changed.
 */
public final class ChannelStamps {
  private static final int CHANNELS_MAX = 100_000;

  private final AtomicLong last = new AtomicLong();
  private final Cache<ChannelId, Long> stamps =
      Caffeine.newBuilder().maximumSize(CHANNELS_MAX).build();

  public long of(ChannelId channel) {
    return stamps.get(channel, id -> last.incrementAndGet());
  }

  public void touch(ChannelId channel) {
    stamps.put(channel, last.incrementAndGet());
  }
}

package org.starling.features.mentions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.atomic.AtomicLong;
import org.starling.kernel.ChannelId;

/**
 * Tells whether something of a channel may have changed. Whoever changes it touches the channel
 * after the commit and before anybody is told. What was read after asking for the stamp is true as
 * long as the stamp is the same. A stamp is never given twice, so that a forgotten channel looks
 * changed.
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

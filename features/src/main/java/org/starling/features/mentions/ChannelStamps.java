package org.starling.features.mentions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import org.starling.kernel.ChannelId;
import org.starling.platform.Platform;
import org.starling.platform.cluster.Keys;
import org.starling.platform.cluster.Notice;

/**
 * Tells whether something of a channel may have changed. Whoever changes it touches the channel
 * after the commit and before anybody is told. What was read after asking for the stamp is true as
 * long as the stamp is the same. A stamp is never given twice, so that a forgotten channel looks
 * changed.
 *
 * <p>Other nodes are told of what is touched, but not of new posts, which are too many: where there
 * are other nodes, the time of the channel's last post is to be compared too.
 */
public final class ChannelStamps {
  private static final int CHANNELS_MAX = 100_000;

  private final AtomicLong last = new AtomicLong();
  private final Cache<ChannelId, Long> stamps =
      Caffeine.newBuilder().maximumSize(CHANNELS_MAX).build();
  private final Notice<ChannelId> touched;

  public ChannelStamps(Platform platform) {
    this.touched =
        platform
            .caches()
            .notice(
                "inv_last_posts",
                new Keys<>(ChannelId::value, ChannelId::new),
                this::change,
                stamps::invalidateAll)
            .harmless();
  }

  public long of(ChannelId channel) {
    return stamps.get(channel, id -> last.incrementAndGet());
  }

  /** Something else than a new post. */
  public void touch(ChannelId channel) {
    touched.give(channel);
  }

  public void touch(Collection<ChannelId> channels) {
    touched.give(channels);
  }

  /** A new post. */
  public void posted(ChannelId channel) {
    stamps.put(channel, last.incrementAndGet());
  }

  private void change(Collection<ChannelId> channels) {
    channels.forEach(this::posted);
  }
}

package org.starling.platform.realtime;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;

/**
 * What connections that come from other nodes have in common: the same event is in the backlogs of
 * thousands, and is kept once, as on the node that they come from.
 */
final class MovedPrefixes {
  private final Cache<ByteBuffer, Prefix> known =
      Caffeine.newBuilder()
          .weakValues()
          .maximumWeight(RealtimeLimits.MOVED_PREFIXES_BYTES_MAX)
          .weigher((ByteBuffer json, Prefix prefix) -> json.remaining())
          .build();

  Prefix of(byte[] json) {
    return known.get(ByteBuffer.wrap(json), key -> new Prefix(json));
  }
}

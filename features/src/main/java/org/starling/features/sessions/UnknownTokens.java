package org.starling.features.sessions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.atomic.AtomicInteger;
import org.starling.platform.cluster.Caches;
import org.starling.platform.cluster.Notice;

/**
 * Ends on all nodes what hangs on tokens without a session. Anybody may name such tokens, and all
 * nodes are waited for; so a token is told once, and an address has only so many told.
 */
final class UnknownTokens {
  private final Notice<String> over;
  private final Cache<String, Boolean> told;
  private final Cache<String, AtomicInteger> byAddress;

  UnknownTokens(Caches caches, Notice<String> over) {
    this.over = over;
    this.told =
        caches.make(
            "UnknownToken",
            Caffeine.newBuilder()
                .maximumSize(SessionLimits.UNKNOWN_TOLD_MAX)
                .expireAfterWrite(SessionLimits.UNKNOWN_TOLD_KEPT));
    this.byAddress =
        caches.make(
            "UnknownTokenAddress",
            Caffeine.newBuilder()
                .maximumSize(SessionLimits.UNKNOWN_ADDRESSES_MAX)
                .expireAfterWrite(SessionLimits.UNKNOWN_WINDOW));
  }

  void end(String token, String address) {
    if (told.getIfPresent(token) == null && allowed(address)) {
      over.give(token);
      told.put(token, true);
    }
  }

  private boolean allowed(String address) {
    int asked = byAddress.get(address, _ -> new AtomicInteger()).incrementAndGet();
    return asked <= SessionLimits.UNKNOWN_OF_ADDRESS_MAX;
  }
}

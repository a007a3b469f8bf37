package org.starling.platform.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.starling.kernel.Caller;
import org.starling.platform.config.RateLimitConfig;

/**
 * Counts requests by where they come from: each origin has an allowance of MaxBurst more than one
 * request, refilled PerSec times a second. Of the origins, the last MemoryStoreSize are remembered.
 */
final class RateLimit {
  /**
   * @param headers tell the client where it stands; none if nothing was counted
   */
  record Verdict(boolean allowed, List<Reply.Header> headers) {
    Reply refusal() {
      return Reply.text(429, "limit exceeded\n").withAll(headers);
    }
  }

  static final String ALLOWANCE = "X-RateLimit-Limit";
  static final Verdict ALLOWED = new Verdict(true, List.of());

  private static final long NANOS_A_SECOND = 1_000_000_000;

  private final RateLimitConfig config;
  private final LongSupplier nanoClock;
  private final Map<String, Long> fullAt;

  RateLimit(RateLimitConfig config) {
    this(config, System::nanoTime);
  }

  RateLimit(RateLimitConfig config, LongSupplier nanoClock) {
    this.config = config;
    this.nanoClock = nanoClock;
    this.fullAt =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > config.memoryStoreSize();
          }
        };
  }

  /** Counts the calls of one route, where the configuration limits at all. */
  RateLimit of(Rate rate) {
    return new RateLimit(
        new RateLimitConfig(
            config.enable(),
            rate.perSecond(),
            rate.burst(),
            config.memoryStoreSize(),
            true,
            false,
            ""),
        nanoClock);
  }

  /** Counts a request by its address and the header that the configuration names. */
  Verdict ofOrigin(Request request) {
    boolean byHeader = !config.varyByHeader().isEmpty();
    if (!config.enable() || !config.varyByRemoteAddr() && !byHeader) {
      return ALLOWED;
    }
    String address = config.varyByRemoteAddr() ? request.remoteAddress() : "";
    String header = byHeader ? request.header(config.varyByHeader()) : "";
    return count("origin " + address + " " + header.toLowerCase(Locale.ROOT));
  }

  Verdict ofUser(Caller caller) {
    return config.enable() && config.varyByUser() ? count("user " + caller.user()) : ALLOWED;
  }

  /** The theoretical arrival time of the origin's next request, were it steady, decides. */
  private synchronized Verdict count(String origin) {
    long now = nanoClock.getAsLong();
    long interval = NANOS_A_SECOND / config.perSec();
    long burst = interval * (config.maxBurst() + 1L);
    long known = fullAt.getOrDefault(origin, now);
    long full = Math.max(known - now, 0) + interval;
    boolean allowed = full <= burst;
    if (allowed) {
      fullAt.put(origin, now + full);
    }
    long used = allowed ? full : full - interval;
    return new Verdict(allowed, headers((burst - used) / interval, used, full - burst));
  }

  private List<Reply.Header> headers(long remaining, long resetNanos, long waitNanos) {
    List<Reply.Header> headers =
        new ArrayList<>(
            List.of(
                new Reply.Header(ALLOWANCE, Integer.toString(config.maxBurst() + 1)),
                new Reply.Header("X-RateLimit-Remaining", Long.toString(Math.max(0, remaining))),
                new Reply.Header("X-RateLimit-Reset", Long.toString(seconds(resetNanos)))));
    if (waitNanos > 0) {
      headers.add(new Reply.Header("Retry-After", Long.toString(seconds(waitNanos))));
    }
    return headers;
  }

  private static long seconds(long nanos) {
    return Math.ceilDiv(nanos, NANOS_A_SECOND);
  }
}

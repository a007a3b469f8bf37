package org.starling.platform.http;

import java.util.HashSet;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.starling.platform.config.Config;

/**
 * One method and path as data. A placeholder {@code {name}} stands for one segment of letters and
 * digits, {@code {name:[a-z0-9_]+}} for one segment of those characters; literals win over
 * placeholders.
 *
 * @param noCsrf state may be changed with the session cookie alone
 * @param refusedWhenBusy answered with 503 while the server is marked busy
 * @param servedCutOff answered also while this node is cut off from the others
 * @param rate null if RateLimitSettings alone say how often it may be called
 * @param bodyBytesMax larger bodies are refused with 413; asked at each request
 */
public record Route(
    String method,
    String path,
    Need need,
    boolean noCsrf,
    boolean refusedWhenBusy,
    boolean servedCutOff,
    @Nullable Rate rate,
    ToLongFunction<Config> bodyBytesMax,
    Handler handler) {

  private static final ToLongFunction<Config> PAYLOAD_BYTES_MAX =
      config -> config.edge().maximumPayloadSizeBytes() + HttpLimits.BODY_SPARE_BYTES;

  /** Runs on a virtual thread and may block. */
  @FunctionalInterface
  public interface Handler {
    Reply handle(Call call) throws Exception;
  }

  /** The same address and needs with another handler. */
  public Route handledBy(Handler other) {
    return new Route(
        method, path, need, noCsrf, refusedWhenBusy, servedCutOff, rate, bodyBytesMax, other);
  }

  /** For routes that are data. */
  public static Builder of(String method, String path) {
    return new Builder(method, path);
  }

  public static Builder get(String path) {
    return new Builder("GET", path);
  }

  public static Builder post(String path) {
    return new Builder("POST", path);
  }

  public static Builder put(String path) {
    return new Builder("PUT", path);
  }

  /** Only files answer HEAD. */
  public static Builder head(String path) {
    return new Builder("HEAD", path);
  }

  public static Builder delete(String path) {
    return new Builder("DELETE", path);
  }

  /** The first step: a route without needs does not build. */
  public static final class Builder {
    private final String method;
    private final String path;

    private Builder(String method, String path) {
      this.method = method;
      this.path = path;
    }

    public Needing needs(Need need) {
      return new Needing(method, path, need, Set.of(), new Limits(null, PAYLOAD_BYTES_MAX));
    }
  }

  private enum Flag {
    NO_CSRF,
    REFUSED_WHEN_BUSY,
    SERVED_CUT_OFF
  }

  private record Limits(@Nullable Rate rate, ToLongFunction<Config> bodyBytesMax) {}

  /** The second step: options, then what to run. */
  public static final class Needing {
    private final String method;
    private final String path;
    private final Need need;
    private final Set<Flag> flags;
    private final Limits limits;

    private Needing(String method, String path, Need need, Set<Flag> flags, Limits limits) {
      this.method = method;
      this.path = path;
      this.need = need;
      this.flags = Set.copyOf(flags);
      this.limits = limits;
    }

    public Needing noCsrf() {
      return with(Flag.NO_CSRF);
    }

    public Needing refusedWhenBusy() {
      return with(Flag.REFUSED_WHEN_BUSY);
    }

    public Needing servedCutOff() {
      return with(Flag.SERVED_CUT_OFF);
    }

    public Needing bodyBytesMax(long bytes) {
      return bodyBytesMax(config -> bytes);
    }

    /** Another limit than MaximumPayloadSizeBytes. */
    public Needing bodyBytesMax(ToLongFunction<Config> bytes) {
      return new Needing(method, path, need, flags, new Limits(limits.rate, bytes));
    }

    /** At most so often from one address, where rates are limited at all. */
    public Needing limit(Rate rate) {
      return new Needing(method, path, need, flags, new Limits(rate, limits.bodyBytesMax));
    }

    /** Decodes a JSON object into a record; a body that cannot be one is invalid_body_param. */
    public <B> WithBody<B> body(Class<B> type) {
      return new WithBody<>(this, call -> call.json(type));
    }

    /** Decodes the body by {@code decode}, which refuses what it cannot read. */
    public <B> WithBody<B> body(Function<Call, B> decode) {
      return new WithBody<>(this, decode);
    }

    public Route run(Handler handler) {
      return new Route(
          method,
          path,
          need,
          flags.contains(Flag.NO_CSRF),
          flags.contains(Flag.REFUSED_WHEN_BUSY),
          flags.contains(Flag.SERVED_CUT_OFF),
          limits.rate,
          limits.bodyBytesMax,
          handler);
    }

    private Needing with(Flag flag) {
      Set<Flag> more = new HashSet<>(flags);
      more.add(flag);
      return new Needing(method, path, need, more, limits);
    }
  }

  /** The third step, of a route that reads a body. */
  public record WithBody<B>(Needing route, Function<Call, B> decode) {
    public Route run(BiFunction<Call, B, Reply> handler) {
      return route.run(call -> handler.apply(call, decode.apply(call)));
    }
  }
}

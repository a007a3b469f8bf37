package org.starling.platform.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.starling.kernel.Caller;
import org.starling.kernel.Kind;
import org.starling.kernel.Refusal;
import org.starling.platform.cluster.CutOff;
import org.starling.platform.config.EdgeConfig;
import org.starling.platform.db.DatabaseFull;
import org.starling.platform.db.DatabaseUnavailable;
import org.starling.platform.logging.Logs;
import org.starling.platform.storage.StoreFull;

/**
 * Finds the route of a request, runs its checks and its handler, and renders what went wrong. The
 * order is the contract's: route, length of the address, caller, CSRF, need, limit, body, handler.
 */
public final class Edge {
  private static final Logger LOG = LoggerFactory.getLogger(Edge.class);
  private static final String API = "/api/v4/";
  private static final Reply.Header NOT_CACHED = new Reply.Header("Expires", "0");
  private static final List<Reply.Header> SAFETY =
      List.of(
          new Reply.Header("Permissions-Policy", ""),
          new Reply.Header("Referrer-Policy", "no-referrer"),
          new Reply.Header("X-Content-Type-Options", "nosniff"));

  private final Routes routes;
  private final Gate gate;
  private final EdgeState state;
  private final Site site;
  private final Packing packing = new Packing();
  private final RateLimit rateLimit;
  private final Map<Route, RateLimit> routeLimits;
  private final List<Consumer<Answered>> observers = new CopyOnWriteArrayList<>();

  /** Also serves the web root, by {@code site}. */
  public Edge(List<Route> routes, Authenticator authenticator, EdgeState state, Site site) {
    this.routes = new Routes(routes);
    this.gate = new Gate(authenticator, state);
    this.state = state;
    this.site = site;
    this.rateLimit = new RateLimit(state.config().rateLimit());
    this.routeLimits = routeLimits(routes, rateLimit);
  }

  private static Map<Route, RateLimit> routeLimits(List<Route> routes, RateLimit configured) {
    Map<Route, RateLimit> limits = new HashMap<>();
    for (Route route : routes) {
      if (route.rate() != null) {
        limits.put(route, configured.of(route.rate()));
      }
    }
    return Map.copyOf(limits);
  }

  /** Tells {@code observer} of every request that had a route. Wiring time only. */
  public void observe(Consumer<Answered> observer) {
    observers.add(observer);
  }

  EdgeConfig config() {
    return state.config().edge();
  }

  /** Never throws; what a handler throws becomes its refusal. */
  Reply answer(Request request) {
    Cors cors = Cors.of(config());
    return cors.answers(request)
        ? cors.preflight(request)
        : cors.with(request, limited(request, rateLimit.ofOrigin(request)));
  }

  private Reply limited(Request request, RateLimit.Verdict verdict) {
    Reply reply = verdict.allowed() ? routed(request) : verdict.refusal();
    // The stricter limit of a route has said already where the client stands.
    return reply.has(RateLimit.ALLOWANCE) ? reply : reply.withAll(verdict.headers());
  }

  private Reply routed(Request request) {
    Optional<Routes.Match> match = routes.find(request.method(), request.path());
    if (match.isPresent()) {
      RateLimit limit = routeLimits.get(match.get().route());
      RateLimit.Verdict verdict = limit == null ? RateLimit.ALLOWED : limit.ofOrigin(request);
      return verdict.allowed()
          ? ofApi(request, match.get()).withAll(verdict.headers())
          : verdict.refusal();
    }
    return request.path().startsWith(API) ? noRoute() : site.answer(request);
  }

  private Reply ofApi(Request request, Routes.Match match) {
    long began = System.nanoTime();
    MDC.put(Logs.REQUEST_ID, request.id());
    try {
      Reply reply = answered(request, match);
      Answered answered =
          new Answered(
              match.route(),
              reply.status(),
              System.nanoTime() - began,
              request.header("User-Agent"),
              request.header("X-Page-Load-Context"));
      observers.forEach(observer -> observer.accept(answered));
      return reply;
    } finally {
      MDC.remove(Logs.REQUEST_ID);
    }
  }

  private Reply answered(Request request, Routes.Match match) {
    EdgeConfig config = config();
    if (request.uri().length() > config.maximumURLLength()) {
      return headed(request, error(HttpCode.URL_TOO_LONG.refuse(), request.id()), List.of());
    }
    Reply reply;
    try {
      reply = handled(request, match);
    } catch (Exception e) {
      reply = failure(request, e);
    }
    List<Reply.Header> more = new ArrayList<>(SAFETY);
    if (request.is("GET")) {
      more.add(NOT_CACHED);
    }
    if (config.tlsStrictTransport()) {
      more.add(
          new Reply.Header(
              "Strict-Transport-Security", "max-age=" + config.tlsStrictTransportMaxAge()));
    }
    return headed(request, reply, more);
  }

  private Reply handled(Request request, Routes.Match match) throws Exception {
    Route route = match.route();
    if (!route.servedCutOff() && state.standing().cutOff()) {
      throw HttpCode.CUT_OFF.refuse();
    }
    Caller caller = gate.admit(request, route);
    RateLimit.Verdict verdict = caller == null ? RateLimit.ALLOWED : rateLimit.ofUser(caller);
    if (!verdict.allowed()) {
      return verdict.refusal();
    }
    long bytesMax = route.bodyBytesMax().applyAsLong(state.config());
    try (Call call = new Call(request, match, caller, bytesMax)) {
      return route.handler().handle(call);
    }
  }

  private Reply headed(Request request, Reply reply, List<Reply.Header> more) {
    List<Reply.Header> headers = new ArrayList<>(more);
    headers.add(new Reply.Header("X-Request-Id", request.id()));
    headers.add(new Reply.Header("X-Version-Id", state.versionId().get()));
    Reply whole = reply.withAll(headers);
    return config().webserverMode().equals("gzip") ? packing.pack(request, whole) : whole;
  }

  /** Renders what a handler, or a streamed reply that had not begun yet, threw. */
  Reply failure(Request request, Exception failure) {
    return switch (failure) {
      case Refusal refusal -> error(refusal, request.id());
      case Gate.Forget forget ->
          error(forget.refusal(), request.id()).with(Cookies.cleared(sitePath()));
      case DatabaseFull e -> noRoom(request, e);
      case DatabaseUnavailable e -> {
        LOG.warn("{} {}: {}", request.method(), request.path(), e.getMessage());
        yield error(HttpCode.DATABASE_UNAVAILABLE.refuse(), request.id());
      }
      case CutOff _ -> error(HttpCode.CUT_OFF.refuse(), request.id());
      case IOException e when request.body().failed() -> {
        LOG.debug("{} {}: {}", request.method(), request.path(), e.getMessage());
        yield error(HttpCode.BODY_INCOMPLETE.refuse(), request.id());
      }
      case StoreFull e -> noRoom(request, e);
      default -> {
        LOG.error("{} {} failed", request.method(), request.path(), failure);
        yield error(HttpCode.FAILED.refuse(), request.id());
      }
    };
  }

  private Reply noRoom(Request request, Exception failure) {
    LOG.error("{} {}: {}", request.method(), request.path(), failure.getMessage());
    return error(HttpCode.DISK_FULL.refuse(), request.id());
  }

  private String sitePath() {
    return Site.pathOf(config().siteURL());
  }

  /** More requests at once than the server takes. */
  static Reply overloaded() {
    return error(HttpCode.SERVER_BUSY, "", "").with("Retry-After", "1");
  }

  /** What the router says itself carries no headers but its content type. */
  static Reply noRoute() {
    return error(HttpCode.NO_ROUTE, "", "");
  }

  private Reply error(Refusal refusal, String requestId) {
    if (refusal.getCause() != null) {
      LOG.debug("Refused: {}, since {}", refusal, refusal.getCause().toString());
    }
    String detail = config().enableDeveloper() ? refusal.detail() : "";
    return error(refusal.code(), detail, requestId);
  }

  private static Reply error(org.starling.kernel.Code code, String detail, String requestId) {
    return Reply.error(status(code.kind()), code.id(), code.text(), detail, requestId);
  }

  /** The HTTP status of a refusal. */
  public static int status(Kind kind) {
    return switch (kind) {
      case INVALID -> 400;
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN -> 403;
      case MISSING -> 404;
      case CONFLICT -> 409;
      case GONE -> 410;
      case TOO_LARGE -> 413;
      case URL_TOO_LONG -> 414;
      case TOO_MANY -> 429;
      case INTERNAL -> 500;
      case DISABLED -> 501;
      case BUSY -> 503;
    };
  }
}

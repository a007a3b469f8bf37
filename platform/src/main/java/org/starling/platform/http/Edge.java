package org.starling.platform.http;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.kernel.Caller;
import org.starling.kernel.Kind;
import org.starling.kernel.Refusal;
import org.starling.platform.db.DatabaseUnavailable;

/** Finds the route of a request, checks what it needs, runs it, and renders what went wrong. */
public final class Edge {
  private static final Logger LOG = LoggerFactory.getLogger(Edge.class);
  private static final String SESSION_COOKIE = "MMAUTHTOKEN";

  private final Routes routes;
  private final Authenticator authenticator;
  private final Supplier<String> versionId;

  /**
   * @param versionId the X-Version-Id in force, from the full client configuration's hash
   */
  public Edge(List<Route> routes, Authenticator authenticator, Supplier<String> versionId) {
    this.routes = new Routes(routes);
    this.authenticator = authenticator;
    this.versionId = versionId;
  }

  Reply answer(Request request) {
    Optional<Routes.Match> match = routes.find(request.method(), request.path());
    if (match.isEmpty()) {
      return error(HttpCode.NO_ROUTE.refuse(), "");
    }
    Reply reply;
    try {
      reply = run(request, match.get());
    } catch (Refusal refusal) {
      reply = error(refusal, request.id());
    } catch (DatabaseUnavailable e) {
      LOG.warn("{} {} [{}]: {}", request.method(), request.path(), request.id(), e.getMessage());
      reply = error(HttpCode.DATABASE_UNAVAILABLE.refuse(), request.id());
    } catch (Exception e) {
      LOG.error("{} {} [{}] failed", request.method(), request.path(), request.id(), e);
      reply = error(HttpCode.FAILED.refuse(), request.id());
    }
    reply =
        reply
            .with("X-Request-Id", request.id())
            .with("X-Version-Id", versionId.get())
            .with("X-Content-Type-Options", "nosniff")
            .with("Referrer-Policy", "no-referrer")
            .with("Permissions-Policy", "");
    return request.method().equals("GET") ? reply.with("Expires", "0") : reply;
  }

  private Reply run(Request request, Routes.Match match) throws Exception {
    Route route = match.route();
    Optional<Caller> caller = caller(request);
    switch (route.need()) {
      case Need.Nobody() -> {}
      case Need.Session() -> checkSession(caller);
      case Need.System(String permission) -> {
        if (!authenticator.has(checkSession(caller), permission)) {
          throw HttpCode.NOT_PERMITTED.refuse(permission);
        }
      }
    }
    if (request.body().length > route.bodyBytesMax()) {
      throw HttpCode.BODY_TOO_LARGE.refuse("at most " + route.bodyBytesMax() + " bytes");
    }
    return route.handler().handle(new Call(request, match.path(), caller.orElse(null)));
  }

  private Caller checkSession(Optional<Caller> caller) {
    Caller found = caller.orElseThrow(HttpCode.SESSION_EXPIRED::refuse);
    if (authenticator.lacksMfa(found)) {
      throw HttpCode.MFA_REQUIRED.refuse();
    }
    return found;
  }

  private Optional<Caller> caller(Request request) {
    String token = request.cookie(SESSION_COOKIE);
    if (token.isEmpty()) {
      token = fromHeader(request.header("Authorization"));
    }
    return token.isEmpty() ? Optional.empty() : authenticator.caller(token);
  }

  private static String fromHeader(String header) {
    int space = header.indexOf(' ');
    if (space < 0) {
      return "";
    }
    String scheme = header.substring(0, space);
    boolean known = scheme.equalsIgnoreCase("Bearer") || scheme.equalsIgnoreCase("token");
    return known ? header.substring(space + 1).trim() : "";
  }

  private static Reply error(Refusal refusal, String requestId) {
    return Reply.error(
        status(refusal.code().kind()), refusal.code().id(), refusal.code().text(), "", requestId);
  }

  /** The HTTP status of a refusal. */
  public static int status(Kind kind) {
    return switch (kind) {
      case INVALID -> 400;
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN -> 403;
      case MISSING -> 404;
      case CONFLICT -> 409;
      case TOO_LARGE -> 413;
      case URL_TOO_LONG -> 414;
      case TOO_MANY -> 429;
      case INTERNAL -> 500;
      case DISABLED -> 501;
      case BUSY -> 503;
    };
  }
}

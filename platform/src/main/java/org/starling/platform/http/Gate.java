package org.starling.platform.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.Caller;
import org.starling.kernel.Code;
import org.starling.kernel.Refusal;

/**
 * Decides whether a request may reach its route's handler: whose token it carries, whether another
 * site could have sent it, and what the route needs.
 */
final class Gate {
  /** Thrown for a token or a proof that does not count, so that the client forgets it. */
  static final class Forget extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Refusal refusal;

    Forget(Refusal refusal) {
      super(null, null, false, false);
      this.refusal = refusal;
    }

    Refusal refusal() {
      return refusal;
    }
  }

  private enum Place {
    COOKIE,
    HEADER,
    QUERY
  }

  private record Token(String text, Place place) {}

  private static final String CSRF_PROPERTY = "csrf";
  private static final int BEARER_CHARACTERS = "bearer".length();
  private static final int TOKEN_CHARACTERS = "token".length();

  private final Authenticator authenticator;
  private final EdgeState state;

  Gate(Authenticator authenticator, EdgeState state) {
    this.authenticator = authenticator;
    this.state = state;
  }

  /** The caller, or null if the route takes strangers and nobody is signed in. */
  @Nullable Caller admit(Request request, Route route) {
    Caller caller = caller(request, route);
    switch (route.need()) {
      case Need.Nobody() -> {}
      case Need.Session() -> signedIn(caller);
      case Need.SessionBeforeMfa() -> known(caller);
      case Need.System(String permission) -> {
        if (!authenticator.has(signedIn(caller), permission)) {
          throw HttpCode.NOT_PERMITTED.refuse(permission);
        }
      }
    }
    if (route.refusedWhenBusy() && state.busy().getAsBoolean()) {
      throw HttpCode.SERVER_BUSY.refuse();
    }
    return caller;
  }

  private static Caller known(@Nullable Caller caller) {
    if (caller == null) {
      throw HttpCode.SESSION_EXPIRED.refuse();
    }
    return caller;
  }

  private Caller signedIn(@Nullable Caller caller) {
    Caller known = known(caller);
    if (authenticator.lacksMfa(known)) {
      throw HttpCode.MFA_REQUIRED.refuse();
    }
    return known;
  }

  private @Nullable Caller caller(Request request, Route route) {
    Token token = found(request);
    if (token.text().isEmpty()) {
      return null;
    }
    Optional<Caller> found = authenticator.caller(token.text());
    if (found.isEmpty()) {
      if (route.need() instanceof Need.Nobody) {
        return null;
      }
      throw new Forget(HttpCode.SESSION_EXPIRED.refuse("unknown token"));
    }
    Caller caller = found.get();
    if (token.place() == Place.QUERY && !caller.oauth()) {
      throw HttpCode.TOKEN_IN_QUERY.refuse();
    }
    if (token.place() == Place.COOKIE && !route.noCsrf() && !request.is("GET")) {
      checkSameSite(request, caller);
    }
    return on(request.header("Connection-Id"), caller);
  }

  private void checkSameSite(Request request, Caller caller) {
    String proof = request.header("X-CSRF-Token");
    boolean proven =
        same(proof, caller.props().getOrDefault(CSRF_PROPERTY, ""))
            || request.header("X-Requested-With").equals("XMLHttpRequest")
                && !state.config().edge().experimentalStrictCSRFEnforcement();
    if (!proven) {
      Code code = HttpCode.SESSION_EXPIRED;
      throw new Forget(code.refuse("the CSRF token does not match"));
    }
  }

  /** Takes the same time wherever they differ. */
  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static Caller on(String connection, Caller caller) {
    if (connection.isEmpty()) {
      return caller;
    }
    return new Caller(
        caller.user(),
        caller.session(),
        caller.roles(),
        caller.oauth(),
        caller.personalToken(),
        caller.props(),
        connection);
  }

  /** The session that a request names, whether there is one or not; empty if it names none. */
  static String token(Request request) {
    return found(request).text();
  }

  /** A cookie counts before a header, and a header before the query, even when it is empty. */
  private static Token found(Request request) {
    if (request.hasCookie(Cookies.SESSION)) {
      return new Token(request.cookie(Cookies.SESSION), Place.COOKIE);
    }
    String header = request.header("Authorization");
    if (hasScheme(header, "bearer", BEARER_CHARACTERS)) {
      return new Token(header.substring(BEARER_CHARACTERS + 1), Place.HEADER);
    }
    if (hasScheme(header, "token", TOKEN_CHARACTERS)) {
      return new Token(header.substring(TOKEN_CHARACTERS + 1), Place.HEADER);
    }
    return new Token(request.query().first("access_token"), Place.QUERY);
  }

  private static boolean hasScheme(String header, String scheme, int characters) {
    return header.length() > characters && header.regionMatches(true, 0, scheme, 0, characters);
  }
}

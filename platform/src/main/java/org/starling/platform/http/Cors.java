package org.starling.platform.http;

import java.util.List;
import java.util.Locale;
import org.starling.platform.config.EdgeConfig;

/** Which other sites' scripts may call: AllowCorsFrom and its neighbours. Nobody's by default. */
record Cors(List<String> allowed, String exposed, boolean credentials) {
  private static final Cors NOBODY = new Cors(List.of(), "", false);
  private static final String METHODS = "POST, GET, OPTIONS, PUT, PATCH, DELETE";
  private static final String AGE_SECONDS = "86400";

  static Cors of(EdgeConfig config) {
    String origins = config.allowCorsFrom().strip();
    return origins.isEmpty()
        ? NOBODY
        : new Cors(
            List.of(origins.toLowerCase(Locale.ROOT).split("\\s+")),
            String.join(", ", config.corsExposedHeaders().strip().split("\\s+")),
            config.corsAllowCredentials());
  }

  /** Whether this is a browser's question before the call proper. */
  boolean answers(Request request) {
    return !allowed.isEmpty()
        && request.is("OPTIONS")
        && !request.header("Access-Control-Request-Method").isEmpty();
  }

  Reply preflight(Request request) {
    Reply reply =
        Reply.empty(204)
            .with("Vary", "Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
    if (!allows(request.header("Origin"))) {
      return reply;
    }
    Reply granted =
        granted(request, reply)
            .with("Access-Control-Allow-Methods", METHODS)
            .with("Access-Control-Max-Age", AGE_SECONDS);
    String headers = request.header("Access-Control-Request-Headers");
    return headers.isEmpty() ? granted : granted.with("Access-Control-Allow-Headers", headers);
  }

  Reply with(Request request, Reply reply) {
    if (allowed.isEmpty()) {
      return reply;
    }
    Reply varied = reply.with("Vary", "Origin");
    if (!allows(request.header("Origin"))) {
      return varied;
    }
    Reply granted = granted(request, varied);
    return exposed.isEmpty() ? granted : granted.with("Access-Control-Expose-Headers", exposed);
  }

  private Reply granted(Request request, Reply reply) {
    boolean everybody = allowed.contains("*") && !credentials;
    Reply named =
        reply.with("Access-Control-Allow-Origin", everybody ? "*" : request.header("Origin"));
    return credentials ? named.with("Access-Control-Allow-Credentials", "true") : named;
  }

  private boolean allows(String origin) {
    String lower = origin.toLowerCase(Locale.ROOT);
    return !origin.isEmpty() && allowed.stream().anyMatch(form -> fits(form, lower));
  }

  /** A form is an origin, or has one star for any text. */
  private static boolean fits(String form, String origin) {
    int star = form.indexOf('*');
    if (star < 0) {
      return form.equals(origin);
    }
    String after = form.substring(star + 1);
    return origin.length() >= form.length() - 1
        && origin.startsWith(form.substring(0, star))
        && origin.endsWith(after);
  }
}

package org.starling.features.audit;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.kernel.Caller;
import org.starling.kernel.Ids;
import org.starling.kernel.Refusal;
import org.starling.platform.Platform;
import org.starling.platform.db.Database;
import org.starling.platform.http.Call;
import org.starling.platform.http.Json;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/**
 * Writes down what signed-in people do on the watched routes, and who signs in. What is written
 * down has happened already, so a failure to write is logged and does not change the answer.
 */
public final class AuditTrail {
  private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
  private static final String SIGN_IN = "POST /api/v4/users/login";
  private static final int ADDRESS_CHARS_MAX = 64;
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}:]+)[^}]*}");
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
  private static final Set<String> WATCHED =
      Set.of(
          SIGN_IN,
          "POST /api/v4/users",
          "POST /api/v4/users/logout",
          "PUT /api/v4/users/{user_id}",
          "PUT /api/v4/users/{user_id}/patch",
          "DELETE /api/v4/users/{user_id}",
          "PUT /api/v4/users/{user_id}/password",
          "PUT /api/v4/users/{user_id}/mfa",
          "POST /api/v4/users/{user_id}/mfa/generate",
          "PUT /api/v4/users/{user_id}/roles",
          "PUT /api/v4/users/{user_id}/active",
          "POST /api/v4/users/{user_id}/email/verify/member",
          "POST /api/v4/users/{user_id}/convert_to_bot",
          "POST /api/v4/users/{user_id}/reset_failed_attempts",
          "POST /api/v4/users/{user_id}/tokens",
          "POST /api/v4/users/tokens/revoke",
          "POST /api/v4/users/tokens/disable",
          "POST /api/v4/users/tokens/enable",
          "POST /api/v4/users/{user_id}/sessions/revoke",
          "POST /api/v4/users/{user_id}/sessions/revoke/all",
          "POST /api/v4/users/sessions/revoke/all",
          "PUT /api/v4/roles/{role_id}/patch",
          "PUT /api/v4/config",
          "PUT /api/v4/config/patch",
          "POST /api/v4/config/reload",
          "DELETE /api/v4/teams/{team_id}",
          "POST /api/v4/teams/{team_id}/regenerate_invite_id",
          "DELETE /api/v4/channels/{channel_id}",
          "PUT /api/v4/channels/{channel_id}/privacy");

  private final Database db;
  private final Ids ids;
  private final Clock clock;
  private final AuditStore store;

  AuditTrail(Platform platform, AuditStore store) {
    this.db = platform.db();
    this.ids = platform.ids();
    this.clock = platform.clock();
    this.store = store;
  }

  /** The same routes, those that matter under watch. */
  public List<Route> watching(List<Route> routes) {
    return routes.stream().map(route -> isWatched(route) ? watching(route) : route).toList();
  }

  private static boolean isWatched(Route route) {
    return WATCHED.contains(route.method() + " " + route.path());
  }

  private Route watching(Route route) {
    return route.handledBy(call -> {
      Reply reply;
      try {
        reply = route.handler().handle(call);
      } catch (Refusal refusal) {
        write(route, call, call.maybeCaller(), "refused: " + refusal.code().id());
        throw refusal;
      }
      boolean signIn = SIGN_IN.equals(route.method() + " " + route.path());
      if (signIn) {
        writeSignIn(route, call, reply);
      } else {
        write(route, call, call.maybeCaller(), "success");
      }
      return reply;
    });
  }

  private void write(Route route, Call call, Optional<Caller> caller, String outcome) {
    caller.ifPresent(c -> write(route, call, outcome, c.user().value(), c.session().value()));
  }

  /** Nobody was signed in before, so the answer tells who is now. */
  private void writeSignIn(Route route, Call call, Reply reply) {
    if (reply.status() == 200 && reply.body() instanceof Reply.Whole(String type, byte[] json)) {
      try {
        Object user = Json.mapper().readValue(json, OBJECT).getOrDefault("id", "");
        write(route, call, "signed in", user.toString(), "");
      } catch (IOException e) {
        LOG.error("An answer of type {} to a sign-in could not be read", type, e);
      }
    }
  }

  private void write(Route route, Call call, String outcome, String user, String session) {
    String address = call.remoteAddress();
    Audit audit =
        new Audit(
            ids.next(),
            clock.millis(),
            user,
            action(route, call),
            outcome,
            address.substring(0, Math.min(address.length(), ADDRESS_CHARS_MAX)),
            session);
    try {
      db.write(tx -> store.insert(tx, audit));
    } catch (RuntimeException e) {
      LOG.error("{} by {} could not be written down", audit.action(), user, e);
    }
  }

  private static String action(Route route, Call call) {
    return PLACEHOLDER
        .matcher(route.path())
        .replaceAll(found -> Matcher.quoteReplacement(call.path(found.group(1))));
  }
}

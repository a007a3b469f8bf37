package org.starling.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.starling.platform.http.Need;
import org.starling.platform.http.Route;

/** Walks every route as somebody who may not: nobody gets more than the contract's refusal. */
final class RoutesTest {
  private static final String SESSION_EXPIRED = "api.context.session_expired.app_error";
  private static final String SOME_ID = "11111111111111111111111111";

  /** The contract's open endpoints; all others need a session. */
  private static final Set<String> OPEN =
      Set.of(
          "GET /config/client",
          "GET /license/client",
          "GET /system/ping",
          "GET /plugins/webapp",
          "GET /brand/image",
          "GET /cloud/check-cws-connection",
          "GET /saml/metadata",
          "POST /saml/metadatafromidp",
          "POST /actions/dialogs/open",
          "POST /oauth/apps/register",
          "POST /logs",
          "POST /users",
          "POST /users/email/verify",
          "POST /users/email/verify/send",
          "POST /users/login",
          "POST /users/login/cws",
          "POST /users/login/desktop_token",
          "POST /users/login/sso/code-exchange",
          "POST /users/login/switch",
          "POST /users/login/type",
          "POST /users/logout",
          "POST /users/mfa",
          "POST /users/password/reset",
          "POST /users/password/reset/send",
          "GET /teams/invite/{}");

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void only_the_contracts_open_endpoints_are_open() {
    Set<String> open =
        api()
            .filter(route -> route.need() instanceof Need.Nobody)
            .map(RoutesTest::address)
            .collect(Collectors.toCollection(TreeSet::new));
    open.removeAll(OPEN);
    assertThat(open).isEmpty();
  }

  @Test
  void a_stranger_is_refused_everywhere_else() {
    List<String> answered =
        api()
            .filter(route -> !(route.need() instanceof Need.Nobody))
            .filter(route -> !refused(route, ""))
            .map(RoutesTest::address)
            .toList();
    assertThat(answered).isEmpty();
  }

  @Test
  void somebody_deactivated_is_a_stranger() {
    String administrator = server.signUp("root");
    String gone = server.signUp("gone");
    String id = server.send(gone, "GET", "/users/me", "").json().path("id").asText();
    assertThat(server.send(administrator, "DELETE", "/users/" + id, "").status()).isEqualTo(200);
    List<String> answered =
        api()
            .filter(route -> !(route.need() instanceof Need.Nobody))
            .filter(route -> !refused(route, gone))
            .map(RoutesTest::address)
            .toList();
    assertThat(answered).isEmpty();
  }

  private static boolean refused(Route route, String token) {
    TestServer.Answer answer = server.send(token, route.method(), path(route), "{}");
    return answer.status() == 401
        && (route.method().equals("HEAD") || answer.error().equals(SESSION_EXPIRED));
  }

  private static java.util.stream.Stream<Route> api() {
    return server.routes().stream().filter(route -> route.path().startsWith("/api/v4/"));
  }

  private static String address(Route route) {
    return route.method() + " " + plain(route).replaceAll("\\{[^}]*}", "{}");
  }

  private static String path(Route route) {
    return plain(route).replaceAll("\\{[^}]*}", SOME_ID);
  }

  private static String plain(Route route) {
    return route.path().substring("/api/v4".length());
  }
}

package org.starling.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.starling.platform.http.Json;
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

  /** What stands for somebody's team, channel, post or account in a path. */
  private static final List<String> OF_OTHERS =
      List.of("{team_id}", "{channel_id}", "{post_id}", "{thread_id}", "{user_id}");

  private static final Set<String> REFUSALS = Set.of("400", "401", "403", "404", "413", "501");

  /** What everybody may know, or what changes nothing for somebody who may not. */
  private static final Set<String> MAY_BE_KNOWN =
      Set.of(
          "GET /users/{}",
          "GET /users/{}/image",
          "GET /users/{}/image/default",
          "GET /users/{}/status",
          "GET /teams/{}/channels/search_autocomplete");

  private static TestServer server;
  private static String administrator = "";

  @BeforeAll
  static void start() {
    ObjectNode settings = Json.object();
    settings.withObject("GuestAccountsSettings").put("Enable", true);
    server = TestServer.start(Path.of(""), settings);
    administrator = server.signUp("root");
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

  @Test
  void an_outsider_and_a_guest_get_nothing_of_others() {
    World world = World.made();
    assertThat(answered(world, server.signUp("outsider"))).isEmpty();
    assertThat(answered(world, server.signUpGuest("visitor"))).isEmpty();
  }

  private static List<String> answered(World world, String token) {
    return api()
        .filter(route -> !(route.need() instanceof Need.Nobody))
        .filter(route -> OF_OTHERS.stream().anyMatch(route.path()::contains))
        .filter(route -> !MAY_BE_KNOWN.contains(address(route)))
        .map(route -> address(route) + " " + world.status(route, token))
        .filter(line -> !REFUSALS.contains(line.substring(line.length() - 3)))
        .toList();
  }

  /** Somebody's private team, channel and post. */
  private record World(Map<String, String> names) {
    static World made() {
      String owner = server.signUp("owner");
      String user = id(server.send(owner, "GET", "/users/me", ""));
      String team =
          id(
              server.send(
                  owner,
                  "POST",
                  "/teams",
                  "{\"name\":\"closed\",\"display_name\":\"Closed\",\"type\":\"I\"}"));
      String channel =
          id(
              server.send(
                  owner,
                  "POST",
                  "/channels",
                  "{\"team_id\":\"%s\",\"name\":\"den\",\"display_name\":\"Den\",\"type\":\"P\"}"
                      .formatted(team)));
      String post =
          id(
              server.send(
                  owner,
                  "POST",
                  "/posts",
                  "{\"channel_id\":\"%s\",\"message\":\"secret\"}".formatted(channel)));
      return new World(
          Map.of(
              "{user_id}", user,
              "{team_id}", team,
              "{channel_id}", channel,
              "{post_id}", post,
              "{thread_id}", post,
              "{team_name:[A-Za-z0-9_-]+}", "closed"));
    }

    private static String id(TestServer.Answer answer) {
      assertThat(answer.status()).isBetween(200, 201);
      return answer.json().path("id").asText();
    }

    String status(Route route, String token) {
      String path = plain(route);
      for (Map.Entry<String, String> name : names.entrySet()) {
        path = path.replace(name.getKey(), name.getValue());
      }
      String filled = path.replaceAll("\\{[^}]*}", SOME_ID);
      return Integer.toString(server.send(token, route.method(), filled, "{}").status());
    }
  }

  private static boolean refused(Route route, String token) {
    TestServer.Answer answer = server.send(token, route.method(), path(route), "{}");
    return answer.status() == 401
        && (route.method().equals("HEAD") || answer.error().equals(SESSION_EXPIRED));
  }

  private static Stream<Route> api() {
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

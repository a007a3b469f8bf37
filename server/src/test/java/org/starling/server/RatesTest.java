package org.starling.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.starling.platform.http.Json;

/** Where rates are limited, signing in is limited more. */
class RatesTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    ObjectNode settings = Json.object();
    settings.withObject("RateLimitSettings").put("Enable", true).put("MaxBurst", 200);
    server = TestServer.start(Path.of(""), settings);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void signing_in_has_a_limit_of_its_own() {
    refusedAfter(11, "/users/login");
  }

  @Test
  void so_has_the_desktop_token() {
    refusedAfter(2, "/users/login/desktop_token");
  }

  private static void refusedAfter(int allowed, String path) {
    TestServer.Answer answer = post(path);
    int answered = 0;
    // The allowance is refilled meanwhile, so a slow machine needs a few more.
    for (; answer.status() != 429 && answered < 10 * allowed; answered++) {
      assertThat(answer.status()).isIn(400, 401, 404);
      assertThat(header(answer, "X-RateLimit-Limit")).isEqualTo("" + allowed);
      answer = post(path);
    }
    assertThat(answered).isGreaterThanOrEqualTo(allowed);
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.body()).isEqualTo("limit exceeded\n");
    assertThat(header(answer, "X-RateLimit-Limit")).isEqualTo("" + allowed);
    assertThat(header(answer, "X-RateLimit-Remaining")).isEqualTo("0");
    assertThat(header(answer, "Retry-After")).isEqualTo("1");
    TestServer.Answer ping = server.send("", "GET", "/system/ping", "");
    assertThat(ping.status()).isEqualTo(200);
    assertThat(header(ping, "X-RateLimit-Limit")).isEqualTo("201");
  }

  private static TestServer.Answer post(String path) {
    return server.send("", "POST", path, "{}");
  }

  private static String header(TestServer.Answer answer, String name) {
    assertThat(answer.response().headers().allValues(name)).hasSize(1);
    return answer.response().headers().firstValue(name).orElseThrow();
  }
}

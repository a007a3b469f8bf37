package org.starling.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.starling.platform.config.RateLimitConfig;

/** Cookies, rate limits, packing, routes: what the edge is made of. */
final class EdgePartsTest {
  private static final long SECOND = 1_000_000_000;

  private static Request request(String address) {
    return new Request(
        "id",
        "GET",
        "/",
        "/",
        Query.NONE,
        new DefaultHttpHeaders(),
        RequestBody.NONE,
        address,
        false);
  }

  private static Request accepting(String encoding) {
    Request request = request("1");
    request.headers().set("Accept-Encoding", encoding);
    return request;
  }

  @Test
  void the_first_cookie_of_a_name_counts_and_quotes_do_not() {
    assertThat(Cookies.find("a=b; MMAUTHTOKEN=\"x\"; MMAUTHTOKEN=y", "MMAUTHTOKEN")).isEqualTo("x");
    assertThat(Cookies.find("mmauthtoken=x", "MMAUTHTOKEN")).isNull();
    assertThat(Cookies.find("MMAUTHTOKEN=", "MMAUTHTOKEN")).isEmpty();
    assertThat(Cookies.find("MMAUTHTOKENX=1;=;;", "MMAUTHTOKEN")).isNull();
  }

  @Test
  void a_burst_is_allowed_and_then_refilled() {
    AtomicLong now = new AtomicLong();
    RateLimit limit =
        new RateLimit(new RateLimitConfig(true, 10, 3, 100, true, false, ""), now::get);
    for (int i = 3; i >= 0; i--) {
      RateLimit.Verdict verdict = limit.ofOrigin(request("1"));
      assertThat(verdict.allowed()).isTrue();
      assertThat(verdict.headers())
          .contains(new Reply.Header("X-RateLimit-Remaining", Integer.toString(i)));
    }
    RateLimit.Verdict refused = limit.ofOrigin(request("1"));
    assertThat(refused.allowed()).isFalse();
    assertThat(refused.headers()).contains(new Reply.Header("Retry-After", "1"));
    assertThat(refused.refusal().status()).isEqualTo(429);
    assertThat(limit.ofOrigin(request("2")).allowed()).isTrue();
    now.addAndGet(SECOND / 10);
    assertThat(limit.ofOrigin(request("1")).allowed()).isTrue();
    assertThat(limit.ofOrigin(request("1")).allowed()).isFalse();
  }

  @Test
  void large_texts_are_packed_for_those_who_accept_it() throws IOException {
    Packing packing = new Packing();
    byte[] text = "a text ".repeat(1000).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 3; i++) {
      Reply packed =
          packing.pack(accepting("deflate, gzip"), Reply.bytes("application/json", text));
      assertThat(packed.has("Content-Encoding")).isTrue();
      byte[] bytes = ((Reply.Whole) packed.body()).bytes();
      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        assertThat(in.readAllBytes()).isEqualTo(text);
      }
    }
    assertThat(packing.pack(accepting("gzip;q=0"), Reply.bytes("text/plain", text)).body())
        .isInstanceOfSatisfying(Reply.Whole.class, b -> assertThat(b.bytes()).isEqualTo(text));
    assertThat(packing.pack(accepting("gzip"), Reply.bytes("image/png", text)).has("Vary"))
        .isTrue();
    assertThat(packing.pack(accepting("gzip"), Reply.ok()).has("Content-Encoding")).isFalse();
  }

  @Test
  void literals_win_over_placeholders_and_forms_are_kept() {
    Routes routes =
        new Routes(
            List.of(
                route("POST", "/users/login"),
                route("GET", "/users/{user_id}"),
                route("GET", "/users/{name:[a-z.]+}/x"),
                route("GET", "/users/{email:.+}/y")));
    assertThat(routes.find("GET", "/users/login")).isPresent();
    assertThat(routes.find("POST", "/users/login").orElseThrow().names()).isEmpty();
    assertThat(routes.find("GET", "/users/a.b")).isEmpty();
    assertThat(routes.find("GET", "/users/a.b/x").orElseThrow().value("name")).isEqualTo("a.b");
    assertThat(routes.find("GET", "/users/A@b/y").orElseThrow().value("email")).isEqualTo("A@b");
    assertThat(routes.find("GET", "/users/")).isEmpty();
    assertThat(routes.find("GET", "/users")).isEmpty();
    assertThatThrownBy(() -> new Routes(List.of(route("GET", "/{a:x|y}"))))
        .hasMessageContaining("[characters]+");
    assertThatThrownBy(() -> new Routes(List.of(route("GET", "/{a}"), route("GET", "/{b}"))))
        .hasMessageContaining("two routes");
  }

  @Test
  void a_header_holds_no_line_end() {
    assertThatThrownBy(() -> Reply.ok().with("Location", "a\r\nSet-Cookie: b"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Route route(String method, String path) {
    return Route.of(method, path).needs(Need.NOBODY).run(call -> Reply.ok());
  }
}

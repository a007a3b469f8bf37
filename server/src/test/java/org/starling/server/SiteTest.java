package org.starling.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.platform.http.Json;

/** The web root: a built client's files and page, and what belongs to neither. */
final class SiteTest {
  private static final String PAGE = "<!doctype html><title>client</title>";
  private static final String YEAR = "max-age=31556926, public";
  private static final int LARGE_BYTES = 3 << 20;

  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    Path outside = Files.writeString(folder.resolve("outside.txt"), "secret");
    Path client = Files.createDirectory(folder.resolve("client"));
    Files.writeString(client.resolve("root.html"), PAGE);
    Files.writeString(client.resolve("main.js"), "let a = 1;\n".repeat(1000));
    Files.createDirectory(client.resolve("images"));
    Files.write(client.resolve("images/dot.png"), new byte[2000]);
    Files.write(client.resolve("large.bin"), new byte[LARGE_BYTES]);
    Files.createSymbolicLink(client.resolve("link.txt"), outside);
    server = TestServer.start(client, Json.object());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static TestServer.Answer get(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return server.send(request.build());
  }

  private static String header(TestServer.Answer answer, String name) {
    return answer.response().headers().firstValue(name).orElse("absent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/team/channels/town-square", "/login", "/signup_user_complete"})
  void every_other_path_is_the_clients_page(String path) {
    TestServer.Answer page = get(path);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).isEqualTo(PAGE);
    assertThat(header(page, "Cache-Control")).isEqualTo("no-cache, " + YEAR);
    assertThat(header(page, "X-Frame-Options")).isEqualTo("SAMEORIGIN");
    assertThat(header(page, "Content-Security-Policy"))
        .isEqualTo("frame-ancestors 'self' ; script-src 'self'");
    assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(get(path, "If-None-Match", header(page, "ETag")).status()).isEqualTo(304);
  }

  @Test
  void files_are_kept_for_a_year_and_packed_where_that_helps() {
    TestServer.Answer script = get("/static/main.js", "Accept-Encoding", "gzip");
    assertThat(header(script, "Content-Encoding")).isEqualTo("gzip");
    assertThat(header(script, "Content-Type")).isEqualTo("text/javascript; charset=utf-8");
    assertThat(header(script, "Cache-Control")).isEqualTo(YEAR);
    TestServer.Answer picture = get("/static/images/dot.png", "Accept-Encoding", "gzip");
    assertThat(header(picture, "Content-Type")).isEqualTo("image/png");
    assertThat(header(picture, "Content-Encoding")).isEqualTo("absent");
    assertThat(get("/static/main.js", "If-None-Match", header(script, "ETag")).status())
        .isEqualTo(304);
  }

  @Test
  void a_large_file_arrives_whole() {
    TestServer.Answer large = get("/static/large.bin");
    assertThat(large.body()).hasSize(LARGE_BYTES);
    assertThat(header(large, "Content-Length")).isEqualTo(Integer.toString(LARGE_BYTES));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/static/none.js",
        "/static/link.txt",
        "/static/",
        "/static/images/",
        "/static/images",
        "/static/%00",
        "/static/..%5c..%5cetc/passwd"
      })
  void what_is_no_file_of_the_client_is_not_there(String path) {
    TestServer.Answer answer = get(path);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/static/../../etc/passwd", "/static/%2e%2e/%2e%2e/etc/passwd", "/static/..%2fx"})
  void a_path_that_leads_out_is_moved(String path) {
    assertThat(get(path).status()).isEqualTo(301);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v4", "/api/v3/users/me", "/plugins/none/x"})
  void other_addresses_are_not_the_clients(String path) {
    TestServer.Answer answer = get(path);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.error()).isEqualTo("api.context.404.app_error");
  }

  @Test
  void other_methods_are_not_served() {
    TestServer.Answer answer = server.send("", "POST", "//anything", "{}");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(header(answer, "Content-Type")).isEqualTo("text/plain; charset=utf-8");
  }
}

package org.starling.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.platform.http.Json;

/** The web root: a built client's files and page, and what belongs to neither. */
final class SiteTest {
  private static final String PAGE = "<!doctype html><title>client</title>";
  private static final String YEAR = "max-age=31556926, public";
  private static final int LARGE_BYTES = 3 << 20;
  private static final char[] PASSWORD = "changeit".toCharArray();

  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    Path folder = Files.createTempDirectory("starling-client-");
    Path outside = Files.writeString(folder.resolveSibling("starling-outside.txt"), "secret");
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

  @Test
  void without_a_client_the_page_says_so_and_tls_is_served_if_configured() throws Exception {
    Path folder = Files.createTempDirectory("starling-tls-");
    KeyStore keys = selfSigned(folder);
    ObjectNode settings = Json.object();
    settings
        .withObject("ServiceSettings")
        .put("ConnectionSecurity", "TLS")
        .put("TLSCertFile", folder.resolve("cert.pem").toString())
        .put("TLSKeyFile", folder.resolve("key.pem").toString())
        .put("TLSStrictTransport", true);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(keys);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    try (TestServer tls = TestServer.start(Path.of(""), settings)) {
      assertThat(over(context, tls.port(), "/")).contains("Starling is up");
      assertThat(over(context, tls.port(), "/api/v4/users/me"))
          .contains("401 Unauthorized", "Strict-Transport-Security: max-age=63072000");
    }
  }

  private static String over(SSLContext context, int port, String path) throws IOException {
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("localhost", port)) {
      String request = "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Writes cert.pem and key.pem; returns a store that trusts them. */
  private static KeyStore selfSigned(Path folder) throws Exception {
    Path store = folder.resolve("store.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Process made =
        new ProcessBuilder(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD))
            .inheritIO()
            .start();
    assertThat(made.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
    pem(folder.resolve("cert.pem"), "CERTIFICATE", keys.getCertificate("a").getEncoded());
    pem(folder.resolve("key.pem"), "PRIVATE KEY", keys.getKey("a", PASSWORD).getEncoded());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("a", keys.getCertificate("a"));
    return trusted;
  }

  private static void pem(Path file, String kind, byte[] der) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    Files.writeString(
        file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
  }
}

package org.starling.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.platform.http.Json;

/** A server that encrypts itself, with a certificate of its own making. */
class TlsTest {
  private static final char[] PASSWORD = "not-a-secret".toCharArray();
  private static final long FRAME_SECONDS_MAX = 20;

  private static Path folder;
  private static TestServer server;
  private static HttpClient client;

  @BeforeAll
  static void start(@TempDir Path temporary) throws Exception {
    folder = temporary;
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(selfSigned(folder));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    client = HttpClient.newBuilder().sslContext(context).build();
    ObjectNode settings = Json.object();
    settings
        .withObject("ServiceSettings")
        .put("ConnectionSecurity", "TLS")
        .put("TLSCertFile", folder.resolve("cert.pem").toString())
        .put("TLSKeyFile", folder.resolve("key.pem").toString())
        .put("TLSStrictTransport", true);
    server = TestServer.start(Path.of(""), settings);
  }

  @AfterAll
  static void stop() {
    client.shutdownNow(); // close() would wait for the websocket's line
    server.close();
  }

  @Test
  void pages_and_calls_are_encrypted() throws Exception {
    assertThat(get("/").body()).contains("Starling is up");
    HttpResponse<String> refused = get("/api/v4/users/me");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("Strict-Transport-Security"))
        .hasValue("max-age=63072000");
  }

  /** At an address that its certificate does not name. */
  @Test
  void commands_on_the_machine_know_the_server_by_its_certificate() throws Exception {
    URI ping = URI.create("https://127.0.0.1:" + server.port() + "/api/v4/system/ping");
    HttpRequest request = HttpRequest.newBuilder(ping).build();
    try (HttpClient own = OwnCertificate.client(folder.resolve("cert.pem"))) {
      assertThat(own.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
    }
    Path another = Files.createDirectory(folder.resolve("another"));
    selfSigned(another);
    try (HttpClient stranger = OwnCertificate.client(another.resolve("cert.pem"))) {
      assertThatThrownBy(() -> stranger.send(request, HttpResponse.BodyHandlers.ofString()))
          .hasMessageContaining("another certificate");
    }
  }

  @Test
  void so_is_the_websocket() throws Exception {
    ObjectNode form = Json.object().put("username", "alice").put("password", "Conformance-1");
    post("/users", form.put("email", "alice@example.test"));
    String token =
        post("/users/login", form.put("login_id", "alice"))
            .headers()
            .firstValue("Token")
            .orElseThrow();
    BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    WebSocket socket =
        client
            .newWebSocketBuilder()
            .header("Authorization", "Bearer " + token)
            .buildAsync(address("wss", "/api/v4/websocket"), new Listener(frames))
            .get();
    await(frames, "\"hello\"");
    socket.sendText("{\"seq\": 1, \"action\": \"ping\"}", true).get();
    await(frames, "\"pong\"");
    socket.abort();
  }

  /** Events that others cause may come in between. */
  private static void await(BlockingQueue<String> frames, String word) throws Exception {
    for (String frame = ""; !frame.contains(word); ) {
      String next = frames.poll(FRAME_SECONDS_MAX, TimeUnit.SECONDS);
      assertThat(next).as("a frame with %s", word).isNotNull();
      frame = Objects.requireNonNull(next);
    }
  }

  /** Collects whole texts. */
  private static final class Listener implements WebSocket.Listener {
    private final BlockingQueue<String> frames;
    private final StringBuilder text = new StringBuilder();

    Listener(BlockingQueue<String> frames) {
      this.frames = frames;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        frames.add(text.toString());
        text.setLength(0);
      }
      return WebSocket.Listener.super.onText(socket, data, last);
    }
  }

  private static URI address(String scheme, String path) {
    return URI.create(scheme + "://localhost:" + server.port() + path);
  }

  private static HttpResponse<String> get(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(address("https", path)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(String path, ObjectNode body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(address("https", "/api/v4" + path))
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
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

package org.starling.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.starling.platform.http.Json;

/** Bytes in, bytes out: what a client that breaks the protocol gets, and what odd ones get. */
final class WireTest {
  private static final int SILENCE_MS = 1_500;
  private static final String HOST = "Host: x\r\n";
  private static final String ROUTELESS = "GET /api/v4/nosuch HTTP/1.1\r\n" + HOST + "\r\n";

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** What comes back until nothing does; ends with EOF if the server closed. */
  private static String send(String... parts) throws IOException, InterruptedException {
    try (Socket socket = new Socket("localhost", server.port())) {
      socket.setSoTimeout(SILENCE_MS);
      for (String part : parts) {
        socket.getOutputStream().write(part.getBytes(StandardCharsets.ISO_8859_1));
        Thread.sleep(parts.length > 1 ? 100 : 0);
      }
      return received(socket.getInputStream());
    }
  }

  private static String received(InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 14];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
      }
      return out.toString(StandardCharsets.ISO_8859_1) + "EOF";
    } catch (SocketTimeoutException e) {
      return out.toString(StandardCharsets.ISO_8859_1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET / HTTP/1.1~~ | 400 Bad Request: missing required Host header",
        "GET / HTTP/1.1~Host: a~Host: b~~ | 400 Bad Request: too many Host headers",
        "GET /api/v4/%zz HTTP/1.1~Host: x~~ | 400 Bad Request",
        "GET /% HTTP/1.1~Host: x~~ | 400 Bad Request",
        "OPTIONS * HTTP/1.1~Host: x~~ | 400 Bad Request",
        "CONNECT x:1 HTTP/1.1~Host: x~~ | 400 Bad Request",
        "garbage~~ | 400 Bad Request",
        "GET / HTTP/3.7~Host: x~~ | 505 HTTP Version Not Supported",
        "PRI * HTTP/2.0~~SM~~ | 505 HTTP Version Not Supported",
        "GET / HTTP/1.1~Host : x~~ | 400 Bad Request",
        "POST / HTTP/1.1~Host: x~Content-Length: -2~~ | 400 Bad Request",
        "POST / HTTP/1.1~Host: x~Content-Length: 2~Content-Length: 3~~ | 400 Bad Request",
        "POST / HTTP/1.1~Host: x~Content-Length: two~~ | 400 Bad Request",
        "POST / HTTP/1.1~Host: x~Transfer-Encoding: gzip, chunked~~ | 501 Not Implemented",
        "POST / HTTP/1.1~Host: x~Expect: magic~~ | 417 Expectation Failed",
        "POST /api/v4/users/login HTTP/1.1~Host: x~Transfer-Encoding: chunked~~zz~ | 400 Bad Request",
      })
  void a_broken_head_is_answered_in_text_and_ends_the_connection(String sent, String body)
      throws Exception {
    String answer = send(sent.replace("~", "\r\n"));
    assertThat(answer).startsWith("HTTP/1.1 " + body.substring(0, 3));
    assertThat(answer)
        .contains("Content-Type: text/plain; charset=utf-8", "Connection: close", body);
    assertThat(answer).endsWith("EOF");
  }

  @Test
  void heads_that_are_too_long_are_refused() throws Exception {
    String lengthy = "a".repeat(70_000);
    assertThat(send("GET /" + lengthy + " HTTP/1.1\r\n" + HOST + "\r\n"))
        .startsWith("HTTP/1.1 414")
        .contains("basic_security_check.url.too_long_error");
    assertThat(send("GET / HTTP/1.1\r\n" + HOST + "X: " + lengthy + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431");
  }

  @Test
  void what_the_router_says_carries_no_headers() throws Exception {
    String answer = send(ROUTELESS);
    String head = answer.substring(0, answer.indexOf("\r\n\r\n"));
    assertThat(head.split("\r\n")).hasSize(4);
    assertThat(head).contains("404 Not Found", "Content-Type: application/json", "Date: ");
    assertThat(answer).contains("api.context.404.app_error").doesNotEndWith("EOF");
    assertThat(send("GET /api/v4//users/me?x=1 HTTP/1.1\r\n" + HOST + "\r\n"))
        .startsWith("HTTP/1.1 301")
        .contains("Location: /api/v4/users/me?x=1\r\n", "Content-Length: 0");
  }

  @Test
  void older_clients_and_proxies_are_served() throws Exception {
    assertThat(send("GET /api/v4/nosuch HTTP/1.0\r\n\r\n"))
        .startsWith("HTTP/1.0 404")
        .contains("Connection: close")
        .endsWith("EOF");
    assertThat(send("GET /api/v4/nosuch HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"))
        .contains("Connection: keep-alive")
        .doesNotEndWith("EOF");
    assertThat(send("GET http://other/api/v4/users/me HTTP/1.1\r\n" + HOST + "\r\n"))
        .startsWith("HTTP/1.1 401");
    assertThat(send("\r\n" + ROUTELESS)).startsWith("HTTP/1.1 404");
  }

  @Test
  void bodies_come_in_chunks_slowly_or_when_asked_for() throws Exception {
    String login = "POST /api/v4/users/login HTTP/1.1\r\n" + HOST;
    String chunked = login + "Transfer-Encoding: chunked\r\n\r\n";
    assertThat(send(chunked, "1\r\n{\r\n", "1\r\n}\r\n0\r\n\r\n"))
        .contains("api.user.login.blank_pwd.app_error");
    assertThat(send(login + "Content-Length: 2\r\n\r\n", "{", "}"))
        .contains("api.user.login.blank_pwd.app_error");
    assertThat(send(login + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n", "{}"))
        .startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 400");
    assertThat(
            send(
                "POST /api/v4/posts HTTP/1.1\r\n"
                    + HOST
                    + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n"))
        .startsWith("HTTP/1.1 401");
  }

  @Test
  void a_body_that_is_too_long_is_refused_after_the_session() throws Exception {
    String body = "{\"x\":\"" + "a".repeat(400_000) + "\"}";
    String rest = HOST + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    assertThat(send("POST /api/v4/posts HTTP/1.1\r\n" + rest)).startsWith("HTTP/1.1 401");
    assertThat(send("POST /api/v4/users HTTP/1.1\r\n" + rest)).startsWith("HTTP/1.1 413");
    assertThat(send("POST /api/v4/users/login HTTP/1.1\r\n" + rest))
        .contains("api.user.login.blank_pwd.app_error");
  }

  @Test
  void requests_of_one_connection_are_answered_in_order() throws Exception {
    String answer =
        send(
            ROUTELESS
                + "POST /api/v4/users/login HTTP/1.1\r\n"
                + HOST
                + "Content-Length: 2\r\n\r\n{}"
                + "GET /api/v4/users/me HTTP/1.1\r\n"
                + HOST
                + "\r\nGET / HTTP/1.1\r\n"
                + HOST
                + "Connection: close\r\n\r\n");
    assertThat(Arrays.stream(answer.split("HTTP/1.1 ")).skip(1).map(part -> part.substring(0, 3)))
        .containsExactly("404", "400", "401", "200");
    assertThat(answer).endsWith("EOF");
  }

  @Test
  void a_packed_body_is_never_unpacked() throws Exception {
    String packed = "\u001f\u008b\b\0\0\0\0\0";
    assertThat(
            send(
                "POST /api/v4/users/login HTTP/1.1\r\n"
                    + HOST
                    + "Content-Encoding: gzip\r\nContent-Length: 8\r\n\r\n"
                    + packed))
        .contains("api.user.login.blank_pwd.app_error");
  }

  @Test
  void a_script_of_another_site_gets_leave_only_by_configuration() throws Exception {
    String origin = "Origin: http://elsewhere.test\r\n";
    String ask = "Access-Control-Request-Method: GET\r\n";
    String preflight = "OPTIONS /api/v4/users/me HTTP/1.1\r\n" + HOST + origin + ask + "\r\n";
    assertThat(send(preflight)).startsWith("HTTP/1.1 404").doesNotContain("Access-Control");
    String administrator = server.signUp("root");
    set(administrator, "http://elsewhere.test");
    assertThat(send(preflight))
        .startsWith("HTTP/1.1 204")
        .contains("Access-Control-Allow-Origin: http://elsewhere.test");
    assertThat(send("GET /api/v4/system/ping HTTP/1.1\r\n" + HOST + origin + "\r\n"))
        .contains("Access-Control-Allow-Origin: http://elsewhere.test", "Vary: Origin");
    set(administrator, "");
    assertThat(send(preflight)).startsWith("HTTP/1.1 404");
  }

  private static void set(String token, String origins) {
    var settings = Json.object();
    settings.withObject("ServiceSettings").put("AllowCorsFrom", origins);
    assertThat(server.send(token, "PUT", "/config/patch", settings.toString()).status())
        .isEqualTo(200);
  }
}

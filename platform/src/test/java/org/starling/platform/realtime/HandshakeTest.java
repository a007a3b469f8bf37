package org.starling.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandshakeTest {
  private static HttpRequest request(String query) {
    return new DefaultHttpRequest(
        HttpVersion.HTTP_1_1, HttpMethod.GET, "/api/v4/websocket" + query);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "permessage-deflate | true",
        "permessage-deflate; client_max_window_bits | true",
        "permessage-deflate; client_max_window_bits=10; server_no_context_takeover | true",
        "permessage-deflate; server_max_window_bits=10 | false",
        "permessage-deflate; server_max_window_bits=10, permessage-deflate | true",
        "x-webkit-deflate-frame | false",
        "permessage-deflate; unknown | false"
      })
  void takes_compression_that_it_can_keep_to(String header, boolean taken) {
    assertThat(Handshake.offersDeflate(List.of(header))).isEqualTo(taken);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, false",
        "?connection_id=, false",
        "?connection_id=&sequence_number=x, false",
        "?connection_id=aaaaaaaaaaaaaaaaaaaaaaaaaa&sequence_number=3, false",
        "?connection_id=aaaaaaaaaaaaaaaaaaaaaaaaaa&sequence_number=-1, false",
        "?connection_id=aaaaaaaaaaaaaaaaaaaaaaaaaa, true",
        "?connection_id=aaaaaaaaaaaaaaaaaaaaaaaaaa&sequence_number=, true",
        "?connection_id=aaaaaaaaaaaaaaaaaaaaaaaaaa&sequence_number=x, true",
        "?connection_id=short&sequence_number=3, true"
      })
  void a_resume_needs_an_id_and_a_number(String query, boolean malformed) {
    Handshake handshake = Handshake.of(request(query == null ? "" : query));
    assertThat(handshake.isMalformed()).isEqualTo(malformed);
  }

  @Test
  void the_cookie_wins_over_the_header() {
    HttpRequest request = request("");
    request.headers().set("Authorization", "Bearer header");
    assertThat(Handshake.of(request).token()).isEqualTo("header");
    request.headers().set("Authorization", "token other");
    assertThat(Handshake.of(request).token()).isEqualTo("other");
    request.headers().set("Cookie", "a=b; MMAUTHTOKEN=cookie");
    assertThat(Handshake.of(request).token()).isEqualTo("cookie");
  }

  @Test
  void a_token_in_the_address_counts_only_without_another() {
    HttpRequest request = request("?access_token=x");
    assertThat(Handshake.hasTokenInAddress(request)).isTrue();
    request.headers().set("Authorization", "Bearer y");
    assertThat(Handshake.hasTokenInAddress(request)).isFalse();
  }

  @Test
  void accepts_as_the_protocols_example() {
    HttpRequest request = request("");
    request.headers().set("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
    assertThat(new String(Handshake.of(request).accept(), StandardCharsets.US_ASCII))
        .contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n")
        .doesNotContain("Extensions");
  }

  @ParameterizedTest
  @CsvSource({
    "https://chat.example, '', https://chat.example, other.example, true",
    "https://chat.example, '', http://CHAT.example, other.example, true",
    "https://chat.example, '', https://chat.example:8443, other.example, false",
    "https://chat.example, '', https://evil.example, evil.example, false",
    "https://chat.example, '', '', other.example, true",
    "https://chat.example, '', null, other.example, false",
    "'', '', http://localhost:8065, localhost:8065, true",
    "'', '', http://localhost:8066, localhost:8065, false",
    "https://chat.example, *, https://evil.example, other.example, true",
    "https://chat.example, https://a.example https://b.example, https://b.example, x, true",
    "https://chat.example, https://a.example, http://a.example, x, false"
  })
  void pages_of_the_site_and_of_allowed_ones_may_connect(
      String site, String allowed, String origin, String host, boolean admitted) {
    assertThat(new Origins(site, allowed).admit(origin, host)).isEqualTo(admitted);
  }
}

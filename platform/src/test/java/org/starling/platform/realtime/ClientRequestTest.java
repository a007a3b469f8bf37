package org.starling.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientRequestTest {
  private static Optional<ClientRequest> text(String json) {
    return ClientRequest.ofText(json.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"action\":\"ping\",\"seq\":1} | 1 | ping",
        "{\"SEQ\":4,\"Action\":\"ping\",\"x\":[1]} | 4 | ping",
        "{\"seq\":9007199254740992} | 9007199254740992 | ''",
        "null | 0 | ''",
        "{} | 0 | ''",
        "{\"seq\":1,\"action\":\"ping\",\"data\":null} {\"a\":1} | 1 | ping",
        "{\"seq\":-1,\"action\":null} | -1 | ''"
      })
  void is_read_leniently_where_the_contract_is(String json, long number, String action) {
    ClientRequest request = text(json).orElseThrow();
    assertThat(request.number()).isEqualTo(number);
    assertThat(request.action()).isEqualTo(action);
    assertThat(request.data().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "5",
        "\"ping\"",
        "{\"seq\":\"1\"}",
        "{\"seq\":1.5}",
        "{\"seq\":1.0}",
        "{\"seq\":99999999999999999999}",
        "{\"action\":5}",
        "{\"data\":[]}",
        "{\"data\":\"x\"}",
        "{\"seq\":1"
      })
  void anything_else_is_refused(String json) {
    assertThat(text(json)).isEmpty();
  }

  @Test
  void bytes_that_are_no_utf8_are_replaced() {
    byte[] bytes = "{\"action\":\"p?\",\"seq\":1}".getBytes(StandardCharsets.UTF_8);
    bytes[12] = (byte) 0xff;
    assertThat(ClientRequest.ofText(bytes).orElseThrow().action()).isEqualTo("p\ufffd");
  }

  @Test
  void binary_is_message_pack() {
    byte[] ping =
        HexFormat.of()
            .parseHex("83a373657101a6616374696f6ea470696e67a46461746181a161cf00000000000000ff");
    ClientRequest request = ClientRequest.ofBinary(ping).orElseThrow();
    assertThat(request.action()).isEqualTo("ping");
    assertThat(request.data().path("a").longValue()).isEqualTo(255);
  }

  /** JSON text, nothing, an extension, a text longer than the message, nesting without end. */
  @ParameterizedTest
  @ValueSource(strings = {"7b7d", "", "c7010203", "81a1", "81d9ff61", "dcffff", "93"})
  void other_bytes_are_refused(String hex) {
    assertThat(ClientRequest.ofBinary(HexFormat.of().parseHex(hex))).isEmpty();
  }

  @Test
  void deep_nesting_is_refused() {
    assertThat(ClientRequest.ofBinary(HexFormat.of().parseHex("91".repeat(8000)))).isEmpty();
  }
}

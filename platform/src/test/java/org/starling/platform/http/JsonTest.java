package org.starling.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {
  record Form(
      String channelId,
      @Nullable String nick,
      List<String> ids,
      Map<String, String> props,
      long at,
      boolean pinned,
      @Nullable Boolean flag) {}

  private static final JavaType FORM = TypeFactory.defaultInstance().constructType(Form.class);

  private static Form read(String json) throws IOException {
    return Json.read(json.getBytes(StandardCharsets.UTF_8), FORM);
  }

  @Test
  void absent_and_null_are_the_zero_value() throws IOException {
    Form zero = new Form("", null, List.of(), Map.of(), 0, false, null);
    assertThat(read("{}")).isEqualTo(zero);
    assertThat(
            read(
                "{\"channel_id\":null,\"nick\":null,\"ids\":null,\"props\":null,\"at\":null,"
                    + "\"pinned\":null,\"flag\":null}"))
        .isEqualTo(zero);
    assertThat(read("{\"ids\":[null,\"a\"]}").ids()).containsExactly("", "a");
  }

  @Test
  void keys_match_in_any_case_and_the_last_counts() throws IOException {
    assertThat(read("{\"CHANNEL_ID\":\"a\",\"unknown\":{}}").channelId()).isEqualTo("a");
    assertThat(read("{\"channelId\":\"a\"}").channelId()).isEmpty();
    assertThat(read("{\"channel_id\":\"a\",\"Channel_Id\":\"b\"}").channelId()).isEqualTo("b");
    String full =
        "{\"Channel_Id\":\"a\",\"nick\":\"n\",\"ids\":[],\"props\":{},\"at\":1,\"pinned\":true,"
            + "\"flag\":true,\"channel_id\":\"b\"}";
    assertThat(read(full).channelId()).isEqualTo("b");
  }

  @Test
  void what_follows_the_value_is_not_looked_at() throws IOException {
    assertThat(read("{\"at\":7} and more").at()).isEqualTo(7);
  }

  @Test
  void broken_text_becomes_the_replacement_character() throws IOException {
    assertThat(read("{\"channel_id\":\"\\ud800x\"}").channelId()).isEqualTo("\ufffdx");
    byte[] latin = "{\"channel_id\":\"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1);
    Form form = Json.read(latin, FORM);
    assertThat(form.channelId()).isEqualTo("\ufffd");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "\"x\"",
        "5",
        "{'at':1}",
        "{\"at\":1,}",
        "// c\n{}",
        "{\"at\":\"1\"}",
        "{\"at\":1.0}",
        "{\"at\":1e3}",
        "{\"at\":99999999999999999999}",
        "{\"pinned\":1}",
        "{\"pinned\":\"true\"}",
        "{\"channel_id\":5}",
        "{\"channel_id\":[\"a\"]}",
        "{\"ids\":{}}",
        "{\"ids\":[1]}",
        "{\"ids\":\"a\"}",
        "{\"flag\":\"\"}",
        "{\"channel_id\":\"\\x\"}",
        "{\"channel_id\":\"a\nb\"}",
        "{\"channel_id\":\"a"
      })
  void other_types_and_broken_text_are_refused(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(IOException.class);
  }

  @Test
  void deep_nesting_is_refused() {
    String deep = "[".repeat(HttpLimits.JSON_NESTING_MAX + 1);
    assertThatThrownBy(() -> Json.tree(deep.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void a_map_keeps_its_keys() throws IOException {
    assertThat(Json.tree("{\"A\":1,\"a\":2}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(((ObjectNode) Json.object()).put("A", 1).put("a", 2));
  }

  @Test
  void nul_is_found_only_where_it_is_one() {
    assertThat(CallBody.holdsNul("\"a\\u0000\"".getBytes(StandardCharsets.UTF_8))).isTrue();
    assertThat(CallBody.holdsNul("\"a\\\\u0000\"".getBytes(StandardCharsets.UTF_8))).isFalse();
    assertThat(CallBody.holdsNul("\"a\\\\\\u0000\"".getBytes(StandardCharsets.UTF_8))).isTrue();
  }
}

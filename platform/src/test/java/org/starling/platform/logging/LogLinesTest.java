package org.starling.platform.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLinesTest {
  private final Logger logger = new LoggerContext().getLogger("org.starling.test");

  @Test
  void json_lines_have_the_contracts_fields() throws IOException {
    JsonNode line = new ObjectMapper().readTree(json("Hello {}", "you"));
    assertThat(line.get("level").asText()).isEqualTo("warn");
    assertThat(line.get("msg").asText()).isEqualTo("Hello you");
    assertThat(line.get("timestamp").asText())
        .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} Z");
    assertThat(line.get(Logs.REQUEST_ID).asText()).isEqualTo("r1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\nb", "a\r\n2026-01-01 INFO forged", "a\u2028b", "a\u0000b", "\u001b[31m"})
  void what_a_user_sends_cannot_end_a_line(String sent) {
    assertThat(json("{}", sent).strip().lines()).hasSize(1);
    String text = text("{}", sent);
    assertThat(text.strip().lines()).hasSize(1);
    assertThat(text.strip().codePoints().noneMatch(Character::isISOControl)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://mmuser:hunter2@db/chat",
        "password=hunter2",
        "{\"password\": \"hunter2\"}",
        "Authorization: Bearer hunter2",
        "token: hunter2"
      })
  void secrets_are_left_out(String sent) {
    assertThat(json("{}", sent)).doesNotContain("hunter2");
    assertThat(text("{}", sent)).doesNotContain("hunter2");
  }

  @Test
  void a_long_text_is_cut() {
    assertThat(text("{}", "x".repeat(100_000)).length()).isLessThan(3_000);
  }

  @Test
  void a_failure_shows_where_it_came_from() {
    LoggingEvent event = event("failed", new IllegalStateException("why"));
    assertThat(new String(new TextLines().encode(event), StandardCharsets.UTF_8))
        .contains("IllegalStateException: why")
        .contains("a_failure_shows_where_it_came_from");
  }

  private String json(String message, Object... arguments) {
    return new String(
        new JsonLines().encode(event(message, null, arguments)), StandardCharsets.UTF_8);
  }

  private String text(String message, Object... arguments) {
    return new String(
        new TextLines().encode(event(message, null, arguments)), StandardCharsets.UTF_8);
  }

  private LoggingEvent event(String message, @Nullable Throwable thrown, Object... arguments) {
    LoggingEvent event = new LoggingEvent("", logger, Level.WARN, message, thrown, arguments);
    event.setMDCPropertyMap(Map.of(Logs.REQUEST_ID, "r1"));
    return event;
  }
}

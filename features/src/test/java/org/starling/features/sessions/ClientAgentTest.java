package org.starling.features.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ClientAgentTest {
  private static final String WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)";

  @Test
  void knows_browsers() {
    assertThat(
            ClientAgent.of(
                "Mozilla/5.0 (X11; Linux x86_64) " + WEBKIT + " Chrome/120.0.0.0 Safari/537.36"))
        .isEqualTo(new ClientAgent("Linux", "Linux", "Chrome/120.0"));
    assertThat(
            ClientAgent.of(
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) "
                    + WEBKIT
                    + " Chrome/120.0.0.0 Safari/537.36 Edg/120.1.2.3"))
        .isEqualTo(new ClientAgent("Windows", "Windows 10", "Edge/120.1"));
    assertThat(
            ClientAgent.of(
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_1) AppleWebKit/605.1.15"
                    + " (KHTML, like Gecko) Version/17.1 Safari/605.1.15"))
        .isEqualTo(new ClientAgent("Macintosh", "Mac OS", "Safari/17.1"));
  }

  @Test
  void knows_apps() {
    assertThat(
            ClientAgent.of(
                    "Mozilla/5.0 (X11; Linux x86_64) " + WEBKIT + " Chrome/1 Mattermost/5.9.0")
                .browser())
        .isEqualTo("Desktop App/5.9.0");
  }

  @Test
  void says_so_if_it_knows_nothing() {
    assertThat(ClientAgent.of("")).isEqualTo(new ClientAgent("Unknown", "", "Unknown/0.0"));
    assertThat(ClientAgent.of("curl/8")).isEqualTo(new ClientAgent("Unknown", "", "Unknown/0.0"));
  }
}

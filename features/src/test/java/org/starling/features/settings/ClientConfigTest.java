package org.starling.features.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.starling.kernel.Ids;
import org.starling.platform.config.LiveConfig;
import org.starling.platform.config.MemoryStore;

/** What clients get is what a genuine server of the same settings gives them. */
class ClientConfigTest {
  /** The settings of the recorded server that are not the defaults. */
  private static final Map<String, String> RECORDED =
      Map.of(
          "MM_SERVICESETTINGS_SITEURL", "http://localhost:8065",
          "MM_TEAMSETTINGS_ENABLEOPENSERVER", "true",
          "MM_SERVICESETTINGS_ENABLEUSERACCESSTOKENS", "true",
          "MM_EMAILSETTINGS_SENDEMAILNOTIFICATIONS", "false",
          "MM_EMAILSETTINGS_SENDPUSHNOTIFICATIONS", "false",
          "MM_LOGSETTINGS_ENABLEDIAGNOSTICS", "false",
          "MM_FEATUREFLAGS_CUSTOMPROFILEATTRIBUTES", "false");

  /** Gated there, on here: the values are those of the settings. */
  private static final Map<String, String> ON_HERE =
      Map.of(
          "AllowBannerDismissal", "true",
          "BannerColor", "#f2a93b",
          "BannerTextColor", "#333333",
          "DefaultTheme", "default");

  private static final Set<String> OUR_OWN = Set.of("BuildNumber", "NoAccounts", "SchemaVersion");

  private static JsonNode recorded;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream in = ClientConfigTest.class.getResourceAsStream("client-config.json")) {
      recorded = new ObjectMapper().readTree(Objects.requireNonNull(in));
    }
  }

  @Test
  void without_a_session() {
    check(wanted("config_client_limited"), config().limited());
  }

  @Test
  void with_a_session() {
    Map<String, String> wanted = wanted("config_client_limited");
    wanted.putAll(wanted("config_client_full_adds"));
    wanted.putAll(ON_HERE);
    check(wanted, config().full());
  }

  @Test
  void the_version_changes_with_the_settings() {
    LiveConfig live = live();
    ClientConfig config = new ClientConfig(live, facts());
    String before = config.versionId();
    assertThat(before).matches("11\\.6\\.0\\.0\\.1\\.0\\.[0-9a-f]{64}\\.false");
    live.save(tree -> {
      tree.withObject("TeamSettings").put("SiteName", "Another");
      return tree;
    });
    assertThat(config.versionId()).isNotEqualTo(before);
    assertThat(config.full()).containsEntry("SiteName", "Another");
  }

  @Test
  void the_public_half_of_the_signing_key_is_der() {
    String key =
        """
        {"ecdsa_key":{"curve":"P-256","x":1,"y":2,"d":3}}\
        """;
    assertThat(Base64.getDecoder().decode(Installation.publicKey(key))).hasSize(91).endsWith(2);
  }

  private static void check(Map<String, String> wanted, Map<String, String> got) {
    Map<String, String> rest = new HashMap<>(got);
    wanted.forEach((key, value) -> {
      if (!value.equals("<varies>") && !OUR_OWN.contains(key)) {
        assertThat(rest).containsEntry(key, value);
      }
      rest.remove(key);
    });
    assertThat(rest).isEmpty();
  }

  private static Map<String, String> wanted(String part) {
    Map<String, String> map = new HashMap<>();
    recorded.get(part).properties().forEach(e -> map.put(e.getKey(), e.getValue().asText()));
    return map;
  }

  private static ClientConfig config() {
    return new ClientConfig(live(), facts());
  }

  private static LiveConfig live() {
    return LiveConfig.open(new MemoryStore(), RECORDED, new Ids(new SecureRandom()));
  }

  private static Map<String, String> facts() {
    String key = "{\"ecdsa_key\":{\"curve\":\"P-256\",\"x\":1,\"y\":2,\"d\":3}}";
    return Installation.facts(Map.of("AsymmetricSigningKey", key), "0.1.0", 159);
  }
}

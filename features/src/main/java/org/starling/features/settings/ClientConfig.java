package org.starling.features.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.http.Json;

/**
 * The configuration as clients get it: text values only, a limited map without a session. Both are
 * made once for each snapshot of the settings.
 */
final class ClientConfig {
  /** The level of the API that clients are told. */
  static final String VERSION = "11.6.0";

  private record Maps(
      ObjectNode tree, Map<String, String> limited, Map<String, String> full, String versionId) {}

  private final ConfigSource config;
  private final Map<String, String> facts;
  private final List<ClientKey> keys = ClientKey.all();
  private volatile Maps maps;

  /**
   * @param facts what is no setting, by the names after @ in client-config.tsv
   */
  ClientConfig(ConfigSource config, Map<String, String> facts) {
    this.config = config;
    this.facts = Map.copyOf(facts);
    this.maps = make(config.current().tree());
  }

  Map<String, String> limited() {
    return current().limited;
  }

  Map<String, String> full() {
    return current().full;
  }

  /** What X-Version-Id says: clients reload when it changes. */
  String versionId() {
    return current().versionId;
  }

  private Maps current() {
    Maps made = maps;
    ObjectNode tree = config.current().tree();
    if (made.tree != tree) {
      made = make(tree);
      maps = made;
    }
    return made;
  }

  private Maps make(ObjectNode tree) {
    Map<String, String> limited = new TreeMap<>();
    tree.required("FeatureFlags")
        .properties()
        .forEach(flag -> limited.put("FeatureFlag" + flag.getKey(), flag.getValue().asText()));
    for (ClientKey key : keys) {
      if (key.limited()) {
        key.value(tree, facts).ifPresent(value -> limited.put(key.name(), value));
      }
    }
    Map<String, String> full = new TreeMap<>(limited);
    for (ClientKey key : keys) {
      if (!key.limited()) {
        key.value(tree, facts).ifPresent(value -> full.put(key.name(), value));
      }
    }
    String versionId =
        String.join(".", VERSION, full.getOrDefault("BuildNumber", ""), hash(full), "false");
    return new Maps(tree, limited, full, versionId);
  }

  private static String hash(Map<String, String> map) {
    try {
      byte[] json = Json.text(map).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

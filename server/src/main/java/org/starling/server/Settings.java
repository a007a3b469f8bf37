package org.starling.server;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where a server's settings are.
 *
 * @param overrides MM_… of the environment, which win over what is saved
 */
record Settings(Path data, Map<String, String> overrides) {
  Settings {
    overrides = Map.copyOf(overrides);
  }

  /** What MM_CONFIG names; config/config.json under the data directory if that is not set. */
  String source() {
    String named = overrides.getOrDefault(SettingsSource.VARIABLE, "");
    return named.isBlank() ? data.resolve("config/config.json").toString() : named;
  }
}

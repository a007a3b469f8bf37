package org.starling.server;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where a server's settings are.
 *
 * @param overrides MM_… of the environment, which win over the file
 */
record Settings(Path data, Map<String, String> overrides) {
  Settings {
    overrides = Map.copyOf(overrides);
  }
}

package org.starling.platform.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/** Where the settings are kept between starts, without what the environment overrides. */
public interface ConfigStore {
  /**
   * Empty if nothing was saved yet.
   *
   * @throws WrongSetting if what is there is no JSON object
   */
  Optional<ObjectNode> load() throws IOException;

  /** Replaces what is there, whole or not at all; durable when it returns. */
  void save(ObjectNode settings) throws IOException;
}

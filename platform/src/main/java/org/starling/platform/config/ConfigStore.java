package org.starling.platform.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Where the settings are kept between starts, without what the environment overrides. */
public interface ConfigStore extends AutoCloseable {
  /**
   * Empty if nothing was saved yet.
   *
   * @throws WrongSetting if what is there is no JSON object
   */
  Optional<ObjectNode> load() throws IOException;

  /** What a new installation has here beside the defaults. */
  default ObjectNode first() {
    return SettingsTree.MAPPER.createObjectNode();
  }

  /**
   * Replaces what is there, whole or not at all; durable when it returns.
   *
   * @throws SavedMeanwhile if others save here too, and did since it was loaded
   */
  void save(ObjectNode settings) throws IOException;

  /** Whether all nodes of a cluster have their settings here, so that one saves for all. */
  default boolean shared() {
    return false;
  }

  /** A file that is kept beside the settings, such as a certificate that they name. */
  Optional<String> attached(String name) throws IOException;

  /** Keeps a file beside the settings, whatever was there by that name. */
  void attach(String name, String data) throws IOException;

  /** Forgets what was replaced before {@code time}, but for the newest. */
  default void forget(Instant time) {}

  @Override
  default void close() {}
}

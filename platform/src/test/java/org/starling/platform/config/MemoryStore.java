package org.starling.platform.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Settings in memory, for tests. */
public final class MemoryStore implements ConfigStore {
  private Optional<ObjectNode> settings = Optional.empty();

  @Override
  public Optional<ObjectNode> load() {
    return settings.map(ObjectNode::deepCopy);
  }

  @Override
  public void save(ObjectNode changed) {
    settings = Optional.of(changed.deepCopy());
  }

  @Override
  public Optional<String> attached(String name) {
    return Optional.empty();
  }

  @Override
  public void attach(String name, String data) {
    throw new UnsupportedOperationException(name);
  }
}

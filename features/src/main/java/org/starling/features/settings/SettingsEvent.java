package org.starling.features.settings;

import java.util.Map;
import org.starling.kernel.Audience;
import org.starling.kernel.Event;

/** What others may hear of the settings. */
public sealed interface SettingsEvent extends Event {
  /** New settings are in force; {@code client} is the full client configuration. */
  record Changed(Map<String, String> client) implements SettingsEvent {
    public Changed {
      client = Map.copyOf(client);
    }

    @Override
    public Audience audience() {
      return Audience.everybody();
    }
  }
}

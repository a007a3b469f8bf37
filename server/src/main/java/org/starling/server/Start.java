package org.starling.server;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a start was asked for.
 *
 * @param port to listen on; 0 leaves it to ServiceSettings.ListenAddress
 */
record Start(Settings settings, int port, Optional<Path> client, StartClock clock) {

  /** A server by itself. */
  static Start of(Path data, int port, Optional<Path> client) {
    return new Start(new Settings(data, System.getenv()), port, client, new StartClock());
  }

  Path data() {
    return settings.data();
  }
}

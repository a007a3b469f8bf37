package org.starling.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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

  /** A server for one task, on a port that nobody else listens on. */
  static Start onFreePort(Path data) throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return of(data, socket.getLocalPort(), Optional.empty());
    }
  }

  Path data() {
    return settings.data();
  }
}

package org.starling.server;

import java.net.InetSocketAddress;
import java.util.Optional;

/** The HOST:PORT form of the settings; without a host it means every address of the machine. */
final class ListenAddress {
  private static final int PORT_MAX = 65_535;

  private ListenAddress() {}

  /** Empty if the text has not that form. */
  static Optional<InetSocketAddress> parse(String text) {
    int colon = text.lastIndexOf(':');
    String port = text.substring(colon + 1);
    if (colon < 0 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > PORT_MAX) {
      return Optional.empty();
    }
    String host = text.substring(0, colon);
    int number = Integer.parseInt(port);
    return Optional.of(
        host.isEmpty() ? new InetSocketAddress(number) : new InetSocketAddress(host, number));
  }
}

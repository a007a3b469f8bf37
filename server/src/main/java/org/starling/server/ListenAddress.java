package org.starling.server;

import java.net.Inet6Address;
import java.net.InetAddress;
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

  /** HOST:PORT by which who listens there is reached from this machine. */
  static String reached(InetSocketAddress listens) {
    InetAddress host = listens.getAddress();
    if (host == null || host.isAnyLocalAddress()) {
      return "localhost:" + listens.getPort();
    }
    String name = host.getHostAddress();
    return (host instanceof Inet6Address ? "[" + name + "]" : name) + ":" + listens.getPort();
  }
}

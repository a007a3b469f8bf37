package org.starling.platform.cluster;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.starling.platform.config.ClusterConfig;

/**
 * Where this node is for the others (contract cluster.md section 7).
 *
 * @param hostname as the discovery table has it, where others look for this node first: its name,
 *     but behind an address translation, and unless a name is set, what is advertised
 * @param bind where it listens
 * @param advertise what {@code hostname} means, or what the settings say
 */
record OwnAddress(String hostname, InetAddress bind, InetAddress advertise) {

  static OwnAddress of(ClusterConfig config) {
    String hostname = hostname(config);
    InetAddress advertise =
        resolve(
            config.advertiseAddress().isEmpty() ? hostname : config.advertiseAddress(),
            config.advertiseAddress().isEmpty()
                ? "this node's host name"
                : "ClusterSettings.AdvertiseAddress");
    InetAddress bind =
        config.bindAddress().isEmpty()
            ? ours(advertise) ? advertise : wildcard()
            : bound(config.bindAddress());
    boolean named = !config.overrideHostname().isEmpty() || config.advertiseAddress().isEmpty();
    return new OwnAddress(named ? hostname : advertise.getHostAddress(), bind, advertise);
  }

  private static String hostname(ClusterConfig config) {
    if (!config.overrideHostname().isEmpty()) {
      return config.overrideHostname();
    }
    if (config.useIPAddress()) {
      return firstAddress(config.networkInterface());
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      throw new IllegalStateException(
          "This machine's name means no address. Set ClusterSettings.OverrideHostname, or"
              + " ClusterSettings.UseIPAddress.",
          e);
    }
  }

  private static String firstAddress(String onlyInterface) {
    try {
      Stream<NetworkInterface> interfaces = NetworkInterface.networkInterfaces();
      return interfaces
          .filter(one -> onlyInterface.isEmpty() || one.getName().equals(onlyInterface))
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> address.getAddress().length == 4)
          .filter(address -> !address.isLoopbackAddress())
          .filter(address -> !address.isLinkLocalAddress())
          .filter(address -> !address.isMCLinkLocal())
          .findFirst()
          .orElseThrow(() -> new IllegalStateException(missing(onlyInterface)))
          .getHostAddress();
    } catch (SocketException e) {
      throw new IllegalStateException("The network interfaces cannot be listed: " + e, e);
    }
  }

  private static String missing(String onlyInterface) {
    return (onlyInterface.isEmpty()
            ? "This machine has no IPv4 address that others could reach."
            : "ClusterSettings.NetworkInterface: " + onlyInterface + " has no IPv4 address.")
        + " Set ClusterSettings.OverrideHostname to an address of this machine.";
  }

  private static InetAddress resolve(String name, String what) {
    try {
      return InetAddress.getByName(name);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(
          "%s is %s, which means no address. Correct it, or the name service."
              .formatted(what, name),
          e);
    }
  }

  private static InetAddress bound(String name) {
    InetAddress address = resolve(name, "ClusterSettings.BindAddress");
    if (!address.isAnyLocalAddress() && !ours(address)) {
      throw new IllegalStateException(
          "ClusterSettings.BindAddress is %s, which is no address of this machine.".formatted(name)
              + " Behind an address translation, leave it empty and set"
              + " ClusterSettings.AdvertiseAddress.");
    }
    return address;
  }

  private static boolean ours(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null || address.isLoopbackAddress();
    } catch (SocketException e) {
      return false;
    }
  }

  private static InetAddress wildcard() {
    return resolve("0.0.0.0", "the address of all interfaces");
  }
}

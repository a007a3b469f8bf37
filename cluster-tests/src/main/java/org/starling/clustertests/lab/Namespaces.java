package org.starling.clustertests.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Each host in a network namespace of its own, joined by a bridge in the one that this process runs
 * in. That one has no way out: {@code cluster-tests/run} made it, and the kernel takes it away with
 * the last process. Parting is done by a packet filter at the receiver, which drops in silence.
 */
final class Namespaces implements Network {
  /** The test network of RFC 5737: nobody's real one. */
  private static final String NETWORK = "192.0.2.";

  static final String BRIDGE = "lab";

  private final boolean filters;
  private final List<Host> nodes;
  private final Set<Host> translated;
  private final List<String> cannot = new ArrayList<>();
  private @Nullable Detour detour;

  private Namespaces(boolean filters, List<Host> hosts, Set<Host> translated) {
    this.filters = filters;
    this.translated = translated;
    this.nodes = hosts.stream().filter(Host::isNode).toList();
    if (!filters) {
      cannot.add("no packet filter (Debian: nftables): nothing is parted");
    }
    if (!Tap.possible()) {
      cannot.add("no /dev/net/tun for this user: packets between nodes are not delayed");
    }
  }

  /** Whether this process is alone in its network, and may change it. */
  static boolean possible() {
    return System.getenv("STARLING_LAB") != null
        && Files.isDirectory(Path.of("/sys/class/net"))
        && Shell.succeeds("ip link set lo up");
  }

  static Namespaces make(List<Host> hosts, Set<Host> wanted) {
    // Names of namespaces are files; nobody outside shall see them.
    Shell.run("mount -t tmpfs tmpfs /run");
    Shell.run("ip link add " + BRIDGE + " type bridge");
    Shell.run("ip address add " + NETWORK + "1/24 dev " + BRIDGE);
    Shell.run("ip link set " + BRIDGE + " up");
    Set<Host> translated = Translation.possible() ? wanted : Set.of();
    for (Host host : hosts) {
      Shell.run("ip netns add " + host.name());
      if (translated.contains(host)) {
        Translation.between(host, host.name());
      } else {
        join(host, host.name());
      }
    }
    boolean filters = hosts.stream().allMatch(Namespaces::filter);
    Namespaces network = new Namespaces(filters, hosts, translated);
    if (!translated.equals(wanted)) {
      network.cannot.add("no address translation (nftables): no node is behind one");
    }
    return network;
  }

  /** Gives a namespace the address of a host. */
  static void join(Host host, String namespace) {
    String inside = "ip -n " + namespace + " ";
    Shell.run("ip link add to-%s type veth peer name eth0 netns %s".formatted(host, namespace));
    Shell.run("ip link set to-" + host.name() + " master " + BRIDGE + " up");
    Shell.run(inside + "link set lo up");
    Shell.run(inside + "address add " + NETWORK + host.number() + "/24 dev eth0");
    Shell.run(inside + "link set eth0 up");
  }

  private static boolean filter(Host host) {
    String nft = "ip netns exec " + host.name() + " nft add ";
    return Shell.succeeds(nft + "table ip lab")
        && Shell.succeeds(nft + "set ip lab unheard { type ipv4_addr; }")
        && Shell.succeeds(nft + "chain ip lab in { type filter hook input priority 0; }")
        && Shell.succeeds(nft + "rule ip lab in ip saddr @unheard drop");
  }

  @Override
  public String address(Host host) {
    return NETWORK + host.number();
  }

  @Override
  public String own(Host host) {
    return translated.contains(host) ? Translation.inside(host) : address(host);
  }

  @Override
  public List<String> on(Host host) {
    return List.of("ip", "netns", "exec", host.name());
  }

  @Override
  public boolean parts() {
    return filters;
  }

  @Override
  public void cut(Host from, Host to) {
    element("add", from, to);
  }

  @Override
  public void mend(Host from, Host to) {
    element("delete", from, to);
  }

  private void element(String verb, Host from, Host to) {
    Shell.run(
        "ip netns exec %s nft %s element ip lab unheard { %s }"
            .formatted(to.name(), verb, address(from)));
  }

  @Override
  public boolean slows() {
    return Tap.possible();
  }

  @Override
  public void slow(int milliseconds) {
    Detour before = detour;
    detour = null;
    if (before != null) {
      before.close();
    }
    if (milliseconds > 0) {
      detour = Detour.begin(nodes, milliseconds);
    }
  }

  @Override
  public List<String> cannot() {
    return List.copyOf(cannot);
  }
}

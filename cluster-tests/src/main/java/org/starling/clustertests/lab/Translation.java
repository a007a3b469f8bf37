package org.starling.clustertests.lab;

import java.util.List;

/**
 * A gate in front of a host: the host's address in the lab is the gate's, which passes on what
 * comes to the ports of a node. The address that the host itself has leads nowhere from outside.
 */
final class Translation {
  /** The second test network of RFC 5737. */
  private static final String NETWORK = "198.51.100.";

  private static final String GATE = NETWORK + "1";

  private Translation() {}

  /** Whether the kernel translates addresses for us. */
  static boolean possible() {
    Shell.run("ip netns add try-nat");
    boolean possible = rules("try-nat", NETWORK + "2");
    Shell.run("ip netns delete try-nat");
    return possible;
  }

  static String inside(Host host) {
    return NETWORK + host.number();
  }

  /** Puts a gate between the lab and a host's namespace. */
  static void between(Host host, String namespace) {
    String gate = "gate-" + host;
    Shell.run("ip netns add " + gate);
    Namespaces.join(host, gate);
    Shell.run(
        "ip -n %s link add inside type veth peer name eth0 netns %s".formatted(gate, namespace));
    Shell.run("ip -n %s address add %s/24 dev inside".formatted(gate, GATE));
    Shell.run("ip -n %s link set inside up".formatted(gate));
    String at = "ip -n " + namespace + " ";
    Shell.run(at + "link set lo up");
    Shell.run(at + "address add " + inside(host) + "/24 dev eth0");
    Shell.run(at + "link set eth0 up");
    Shell.run(at + "route add default via " + GATE);
    Shell.run(
        List.of("ip", "netns", "exec", gate, "sh", "-c", "echo 1 >/proc/sys/net/ipv4/ip_forward"));
    if (!rules(gate, inside(host))) {
      throw new IllegalStateException("the gate of " + host + " does not translate");
    }
  }

  private static boolean rules(String gate, String to) {
    String nft = "ip netns exec " + gate + " nft add ";
    return Shell.succeeds(nft + "table ip gate")
        && Shell.succeeds(nft + "chain ip gate in { type nat hook prerouting priority -100; }")
        && Shell.succeeds(
            nft
                + "rule ip gate in iifname eth0 tcp dport { %d, %d } dnat to %s"
                    .formatted(Node.PORT, Node.GOSSIP_PORT, to))
        && Shell.succeeds(nft + "chain ip gate out { type nat hook postrouting priority 100; }")
        && Shell.succeeds(nft + "rule ip gate out oifname eth0 masquerade");
  }
}

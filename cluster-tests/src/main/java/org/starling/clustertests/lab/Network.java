package org.starling.clustertests.lab;

import java.util.List;
import java.util.Set;

/** Where the hosts are, and how to part them. */
public interface Network {
  String address(Host host);

  /** The address that a host has itself; behind an address translation nobody else knows it. */
  default String own(Host host) {
    return address(host);
  }

  /** Words to put before a command so that it runs on that host. */
  List<String> on(Host host);

  /** Whether hosts can be parted. */
  boolean parts();

  /** From now on nothing that {@code from} sends arrives at {@code to}; nobody is told. */
  void cut(Host from, Host to);

  /** Undoes {@link #cut}. */
  void mend(Host from, Host to);

  /** Whether packets between nodes can be delayed. */
  boolean slows();

  /** Each packet between two nodes takes so long from now on; 0 is the normal. */
  void slow(int milliseconds);

  /** What a run on this network cannot do, in words. */
  List<String> cannot();

  /**
   * The best that this process may have.
   *
   * @param translated hosts that are to be behind an address translation
   */
  static Network choose(List<Host> hosts, Set<Host> translated) {
    return Namespaces.possible() ? Namespaces.make(hosts, translated) : new Loopback();
  }
}

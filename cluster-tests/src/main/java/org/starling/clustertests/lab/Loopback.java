package org.starling.clustertests.lab;

import java.util.List;

/** All hosts on one machine, each with a loopback address of its own; they cannot be parted. */
final class Loopback implements Network {
  @Override
  public String address(Host host) {
    return "127.0.0." + host.number();
  }

  @Override
  public List<String> on(Host host) {
    return List.of();
  }

  @Override
  public boolean parts() {
    return false;
  }

  @Override
  public void cut(Host from, Host to) {
    throw new UnsupportedOperationException("hosts on the loopback network cannot be parted");
  }

  @Override
  public void mend(Host from, Host to) {
    throw new UnsupportedOperationException("hosts on the loopback network cannot be parted");
  }

  @Override
  public boolean slows() {
    return false;
  }

  @Override
  public void slow(int milliseconds) {
    throw new UnsupportedOperationException("the loopback network cannot be slowed");
  }

  @Override
  public List<String> cannot() {
    return List.of(
        "no network namespaces for this user (cluster-tests/run tells how): nothing is parted,"
            + " no packet is delayed");
  }
}

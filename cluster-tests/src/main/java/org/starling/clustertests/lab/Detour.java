package org.starling.clustertests.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * While it is there, all frames of the nodes go through this process, which keeps back those from
 * one node to another. For kernels without netem. Nodes are taken off the common bridge, each onto
 * one of its own that ends here.
 */
final class Detour implements AutoCloseable {
  private static final String COMMON = "tap-lab";
  private static final int ADDRESS_BYTES = 6;

  private record Held(long due, long number, Tap to, byte[] frame) implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      Held held = (Held) other;
      int byTime = Long.compare(due, held.due);
      return byTime != 0 ? byTime : Long.compare(number, held.number);
    }
  }

  private final List<Host> nodes;
  private final long delayNs;
  private final List<Tap> taps = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final Map<String, Tap> ways = new ConcurrentHashMap<>();
  private final DelayQueue<Held> held = new DelayQueue<>();
  private final AtomicLong numbers = new AtomicLong();

  private Detour(List<Host> nodes, int milliseconds) {
    this.nodes = nodes;
    this.delayNs = TimeUnit.MILLISECONDS.toNanos(milliseconds);
  }

  static Detour begin(List<Host> nodes, int milliseconds) {
    Detour detour = new Detour(nodes, milliseconds);
    Tap common = detour.attach(COMMON, Namespaces.BRIDGE);
    for (Host node : nodes) {
      Shell.run("ip link add seg-" + node + " type bridge");
      Shell.run("ip link set seg-" + node + " up");
      detour.attach("tap-" + node, "seg-" + node);
    }
    detour.taps.forEach(tap -> detour.thread(() -> detour.carry(tap, common)));
    detour.thread(detour::release);
    nodes.forEach(node -> Shell.run("ip link set to-" + node + " master seg-" + node));
    return detour;
  }

  private Tap attach(String name, String bridge) {
    Tap tap = Tap.open(name);
    taps.add(tap);
    Shell.run("ip link set " + name + " master " + bridge + " up");
    return tap;
  }

  private void thread(Runnable work) {
    threads.add(Thread.ofPlatform().daemon().start(work));
  }

  private void carry(Tap from, Tap common) {
    for (byte[] frame = from.read(); frame.length > 0; frame = from.read()) {
      if (from != common) {
        ways.put(address(frame, ADDRESS_BYTES), from);
      } else {
        ways.putIfAbsent(address(frame, ADDRESS_BYTES), common);
      }
      Tap to = ways.get(address(frame, 0));
      // As any switch does: to all, if it is for all or nobody has been heard of by that address.
      for (Tap other : to == null ? taps : List.of(to)) {
        send(from, other, frame, common);
      }
    }
  }

  private void send(Tap from, Tap to, byte[] frame, Tap common) {
    if (from == to) {
      return;
    }
    if (from == common || to == common) {
      to.write(frame);
    } else {
      held.add(new Held(System.nanoTime() + delayNs, numbers.getAndIncrement(), to, frame));
    }
  }

  private void release() {
    try {
      while (true) {
        Held next = held.take();
        next.to().write(next.frame());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String address(byte[] frame, int offset) {
    return HexFormat.of().formatHex(Arrays.copyOfRange(frame, offset, offset + ADDRESS_BYTES));
  }

  @Override
  public void close() {
    nodes.forEach(node -> Shell.run("ip link set to-" + node + " master " + Namespaces.BRIDGE));
    threads.getLast().interrupt();
    taps.forEach(tap -> Shell.run("ip link delete " + tap.name()));
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    taps.forEach(Tap::close);
    nodes.forEach(node -> Shell.run("ip link delete seg-" + node));
  }
}

package org.starling.platform.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Lets only those in that have passed its door, and keeps the others from each other's way: each
 * connection is looked at on a thread of its own, for a short time in all, however slowly it talks.
 * When there are many, of one address or in all, the oldest gives way: a node knocks at once, so
 * strangers who say nothing do not keep it out.
 */
final class GuardedServerSocket extends ServerSocket {
  private static final long CLOSED_CHECK_MS = 200;

  /** Finds out whether a connection is a node's. */
  @FunctionalInterface
  interface Door {
    NodeSocket pass(Socket raw) throws IOException;
  }

  private final Door door;
  private final Refusals refusals;
  private final BlockingQueue<NodeSocket> passed =
      new ArrayBlockingQueue<>(NetworkLimits.HANDSHAKES_MAX);

  /** Who is at the door, the oldest first. */
  private final Map<Socket, Visitor> visitors = new LinkedHashMap<>();

  private record Visitor(InetAddress from, long since) {}

  GuardedServerSocket(Door door, Refusals refusals) throws IOException {
    this.door = door;
    this.refusals = refusals;
  }

  @Override
  public void bind(SocketAddress address, int backlog) throws IOException {
    super.bind(address, backlog);
    Thread.ofPlatform().daemon().name("cluster-door").start(this::watch);
  }

  /** One that has passed the door. */
  @Override
  public Socket accept() throws IOException {
    try {
      while (!isClosed()) {
        NodeSocket next = passed.poll(CLOSED_CHECK_MS, TimeUnit.MILLISECONDS);
        if (next != null) {
          return next;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new SocketException("closed");
  }

  private void watch() {
    while (!isClosed()) {
      try {
        Socket raw = super.accept();
        enter(raw);
        Thread.ofVirtual().name("cluster-door").start(() -> look(raw));
      } catch (IOException e) {
        pause();
      }
    }
  }

  /** Out of file descriptors, perhaps; trying again at once would only burn time. */
  private static void pause() {
    try {
      Thread.sleep(CLOSED_CHECK_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(Socket raw) {
    try {
      raw.setSoTimeout(NetworkLimits.HANDSHAKE_MS_MAX);
      raw.setTcpNoDelay(true);
      NodeSocket node = door.pass(raw);
      raw.setSoTimeout(0);
      if (!passed.offer(node, NetworkLimits.HANDSHAKE_MS_MAX, TimeUnit.MILLISECONDS)) {
        throw new IOException("this node takes in no more connections just now");
      }
      leave(raw);
    } catch (Knock.Silent e) {
      leave(raw);
      close(raw);
    } catch (IOException | InterruptedException e) {
      dismiss(raw, String.valueOf(e.getMessage()));
    }
  }

  private synchronized void enter(Socket raw) {
    InetAddress from = raw.getInetAddress();
    List<Socket> same =
        visitors.entrySet().stream()
            .filter(visitor -> visitor.getValue().from().equals(from))
            .map(Map.Entry::getKey)
            .toList();
    if (same.size() >= NetworkLimits.HANDSHAKES_PER_ADDRESS_MAX) {
      dismiss(same.getFirst(), "too many connections of one address at a time");
    } else if (visitors.size() >= NetworkLimits.HANDSHAKES_MAX) {
      dismiss(visitors.keySet().iterator().next(), "too many connections at a time");
    }
    visitors.put(raw, new Visitor(from, System.nanoTime()));
  }

  private synchronized void leave(Socket raw) {
    visitors.remove(raw);
  }

  /** Sends those away that have been at the door for too long; to be called now and then. */
  synchronized void dismissLate() {
    long before = System.nanoTime() - NetworkLimits.DOOR_MS_MAX * 1_000_000;
    visitors.entrySet().stream()
        .filter(visitor -> visitor.getValue().since() - before < 0)
        .map(Map.Entry::getKey)
        .toList()
        .forEach(raw ->
            dismiss(raw, "it was not done after %d ms".formatted(NetworkLimits.DOOR_MS_MAX)));
  }

  /** Whoever was sent away already is told of once. */
  private synchronized void dismiss(Socket raw, String reason) {
    Visitor visitor = visitors.remove(raw);
    if (visitor != null) {
      refusals.add(visitor.from(), reason);
    }
    close(raw);
  }

  private static void close(Socket raw) {
    try {
      raw.setSoLinger(true, 0); // leaves nothing behind, however many come
      raw.close();
    } catch (IOException e) {
      // it is closed already
    }
  }
}

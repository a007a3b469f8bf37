package org.starling.platform.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Lets only those in that have passed its door, and keeps the others from each other's way: each
 * connection is looked at on a thread of its own, for a short time, and no address has many at a
 * time.
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
  private final Map<InetAddress, Integer> atTheDoor = new HashMap<>();
  private int waiting;

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
        if (enter(raw.getInetAddress())) {
          Thread.ofVirtual().name("cluster-door").start(() -> look(raw));
        } else {
          refusals.add(raw.getInetAddress(), "too many connections at a time");
          raw.close();
        }
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
    InetAddress from = raw.getInetAddress();
    try {
      raw.setSoTimeout(NetworkLimits.HANDSHAKE_MS_MAX);
      raw.setTcpNoDelay(true);
      NodeSocket node = door.pass(raw);
      raw.setSoTimeout(0);
      if (!passed.offer(node, NetworkLimits.HANDSHAKE_MS_MAX, TimeUnit.MILLISECONDS)) {
        throw new IOException("this node takes in no more connections just now");
      }
    } catch (Knock.Silent e) {
      close(raw);
    } catch (IOException | InterruptedException e) {
      refusals.add(from, String.valueOf(e.getMessage()));
      close(raw);
    } finally {
      leave(from);
    }
  }

  private static void close(Socket raw) {
    try {
      raw.setSoLinger(true, 0); // leaves nothing behind, however many come
      raw.close();
    } catch (IOException e) {
      // it is closed already
    }
  }

  private synchronized boolean enter(InetAddress from) {
    int same = atTheDoor.getOrDefault(from, 0);
    if (waiting >= NetworkLimits.HANDSHAKES_MAX
        || same >= NetworkLimits.HANDSHAKES_PER_ADDRESS_MAX) {
      return false;
    }
    atTheDoor.put(from, same + 1);
    waiting++;
    return true;
  }

  private synchronized void leave(InetAddress from) {
    waiting--;
    atTheDoor.computeIfPresent(from, (address, same) -> same == 1 ? null : same - 1);
  }
}

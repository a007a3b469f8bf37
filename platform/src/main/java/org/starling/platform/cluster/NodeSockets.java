package org.starling.platform.cluster;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jgroups.util.DefaultSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the sockets that JGroups uses: those of the cluster's one port, and to others' ports. */
final class NodeSockets extends DefaultSocketFactory {
  private static final Logger LOG = LoggerFactory.getLogger(NodeSockets.class);
  private static final long NANOS_PER_MS = 1_000_000;

  private final Supplier<ClusterKeys> keys;
  private final boolean encrypted;
  private final Refusals refusals;
  private final SecureRandom random = new SecureRandom();
  private final SSLSocketFactory tls;
  private final Set<NodeSocket> open = ConcurrentHashMap.newKeySet();
  private final Set<SocketAddress> reached = ConcurrentHashMap.newKeySet();
  private final Map<SocketAddress, Long> failed = new ConcurrentHashMap<>();

  NodeSockets(Supplier<ClusterKeys> keys, boolean encrypted, Refusals refusals) {
    this.keys = keys;
    this.encrypted = encrypted;
    this.refusals = refusals;
    this.tls = NodeTls.sockets(keys);
  }

  @Override
  public Socket createSocket(String service) {
    NodeSocket socket = new NodeSocket(this::goIn);
    open.add(socket);
    return socket;
  }

  @Override
  public ServerSocket createServerSocket(String service) throws IOException {
    GuardedServerSocket port = new GuardedServerSocket(this::letIn, refusals);
    Thread.ofPlatform().daemon().name("cluster-writes").start(() -> watch(port));
    return port;
  }

  /** Cuts connections on which nothing gets on, as long as the port is there. */
  private void watch(GuardedServerSocket port) {
    while (!port.isClosed()) {
      port.dismissLate();
      for (NodeSocket socket : open) {
        if (socket.isClosed()) {
          open.remove(socket);
        } else if (socket.writesForNanos() > NetworkLimits.WRITE_MS_MAX * NANOS_PER_MS) {
          cut(socket);
        }
      }
      LockSupport.parkNanos(NetworkLimits.WRITE_WATCH_MS * NANOS_PER_MS);
    }
  }

  private static void cut(NodeSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("closing {} failed", socket, e);
    }
  }

  /**
   * A node that was there and does not answer now is not waited for long, and not again at once:
   * what is meant for others may stand behind.
   */
  private Socket goIn(Socket raw, SocketAddress to, int timeout) throws IOException {
    Long failedAt = failed.get(to);
    if (failedAt != null
        && System.nanoTime() - failedAt < NetworkLimits.CONNECT_PAUSE_MS * NANOS_PER_MS) {
      throw new SocketException("it did not answer a moment ago");
    }
    boolean known = reached.contains(to);
    try {
      raw.connect(to, timeout);
      raw.setSoTimeout(
          known ? NetworkLimits.HANDSHAKE_AGAIN_MS_MAX : NetworkLimits.HANDSHAKE_MS_MAX);
      raw.getOutputStream().write(Knock.make(keys.get().shown(), encrypted, random));
      Socket talk = encrypted ? shakeHands(raw, true) : raw;
      raw.setSoTimeout(0);
      remember(to);
      return talk;
    } catch (IOException e) {
      if (known) {
        failed.put(to, System.nanoTime());
      }
      throw e;
    }
  }

  private void remember(SocketAddress to) {
    failed.remove(to);
    if (reached.size() < NetworkLimits.NODES_MAX) {
      reached.add(to);
    }
  }

  private NodeSocket letIn(Socket raw) throws IOException {
    Knock.check(raw.getInputStream(), keys.get(), encrypted);
    NodeSocket socket = new NodeSocket(raw, encrypted ? shakeHands(raw, false) : raw);
    open.add(socket);
    return socket;
  }

  private Socket shakeHands(Socket raw, boolean asClient) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            tls.createSocket(raw, raw.getInetAddress().getHostAddress(), raw.getPort(), true);
    socket.setUseClientMode(asClient);
    socket.setEnabledProtocols(new String[] {NodeTls.PROTOCOL});
    socket.setNeedClientAuth(true);
    socket.startHandshake();
    return socket;
  }
}

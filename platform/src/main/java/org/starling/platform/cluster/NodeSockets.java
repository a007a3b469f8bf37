package org.starling.platform.cluster;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jgroups.util.DefaultSocketFactory;

/** Makes the sockets that JGroups uses: those of the cluster's one port, and to others' ports. */
final class NodeSockets extends DefaultSocketFactory {
  private final Supplier<ClusterKeys> keys;
  private final boolean encrypted;
  private final Refusals refusals;
  private final SecureRandom random = new SecureRandom();
  private final SSLSocketFactory tls;

  NodeSockets(Supplier<ClusterKeys> keys, boolean encrypted, Refusals refusals) {
    this.keys = keys;
    this.encrypted = encrypted;
    this.refusals = refusals;
    this.tls = NodeTls.sockets(keys);
  }

  @Override
  public Socket createSocket(String service) {
    return new NodeSocket(this::goIn);
  }

  @Override
  public ServerSocket createServerSocket(String service) throws IOException {
    return new GuardedServerSocket(this::letIn, refusals);
  }

  private Socket goIn(Socket raw) throws IOException {
    raw.getOutputStream().write(Knock.make(keys.get().shown(), encrypted, random));
    return encrypted ? shakeHands(raw, true) : raw;
  }

  private Socket letIn(Socket raw) throws IOException {
    Knock.check(raw.getInputStream(), keys.get(), encrypted);
    return encrypted ? shakeHands(raw, false) : raw;
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

package org.starling.platform.cluster;

import java.net.InetAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jgroups.Address;
import org.jgroups.BytesMessage;
import org.jgroups.JChannel;
import org.jgroups.MergeView;
import org.jgroups.Message;
import org.jgroups.PhysicalAddress;
import org.jgroups.Receiver;
import org.jgroups.View;
import org.jgroups.protocols.COMPRESS;
import org.jgroups.protocols.FD_ALL3;
import org.jgroups.protocols.FRAG4;
import org.jgroups.protocols.MERGE3;
import org.jgroups.protocols.PerDestinationBundler;
import org.jgroups.protocols.TCP;
import org.jgroups.protocols.UNICAST3;
import org.jgroups.protocols.VERIFY_SUSPECT2;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.protocols.pbcast.NAKACK2;
import org.jgroups.protocols.pbcast.STABLE;
import org.jgroups.stack.DiagnosticsHandler;
import org.jgroups.stack.Protocol;
import org.jgroups.util.SocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JGroups channel: its stack of protocols, and the way into and out of it. */
final class GroupChannel implements Wire, Receiver {
  private static final Logger LOG = LoggerFactory.getLogger(GroupChannel.class);

  /** Who hears of views and messages. */
  interface Listener {
    void view(Set<NodeId> members, Set<NodeId> apart);

    void received(NodeId from, byte[] bytes, int offset, int length);
  }

  /**
   * Where the one port is.
   *
   * @param bind where to listen
   * @param advertise where the others come to
   */
  record Port(InetAddress bind, InetAddress advertise, int number) {}

  /**
   * What the protocols are made of.
   *
   * @param silence after which a node that says nothing is lost
   */
  record Stack(
      Port port,
      SocketFactory sockets,
      String version,
      Duration silence,
      boolean compress,
      Supplier<List<PhysicalAddress>> addresses) {}

  private final JChannel channel;
  private Listener listener = new Nobody();

  GroupChannel(NodeId self, Stack stack) throws Exception {
    channel = new JChannel(protocols(stack));
    channel.setDiscardOwnMessages(true);
    channel.addAddressGenerator(() -> NodeAddress.of(self));
    channel.name(self.value());
    channel.setReceiver(this);
  }

  private static List<Protocol> protocols(Stack stack) throws Exception {
    Port port = stack.port();
    TCP tcp = new TCP();
    tcp.setBindAddress(port.bind()).setBindPort(port.number()).setPortRange(0);
    tcp.setExternalAddr(port.advertise());
    tcp.setValue("external_port", port.number());
    // A process that dies closes its connections: no other port is needed to notice.
    tcp.enableSuspectEvents(true)
        .setSockConnTimeout(1_000)
        .tcpNodelay(true)
        .logDetails(false)
        .setMaxLength(NetworkLimits.MESSAGE_BYTES_MAX);
    // A queue and a thread a receiver: one that stands still must not hold up what goes to others.
    tcp.setBundler(new PerDestinationBundler().useSingleSenderThread(false));
    tcp.useVirtualThreads(true);
    tcp.setSocketFactory(stack.sockets());
    tcp.setDiagnosticsHandler(new DiagnosticsHandler().setEnabled(false));
    return List.of(
        tcp,
        new Discovered(stack.addresses()),
        new MERGE3().setMinInterval(1_000).setMaxInterval(3_000),
        new FD_ALL3().setTimeout(stack.silence().toMillis()).setInterval(800),
        new VERIFY_SUSPECT2().setTimeout(250).setValue("num_msgs", 1),
        new NAKACK2().useMcastXmit(false),
        new UNICAST3(),
        new STABLE().setMaxBytes(4L << 20),
        new VersionGate(stack.version()),
        new GMS().setJoinTimeout(1_000).setMaxJoinAttempts(5).setValue("print_local_addr", false),
        new RestartedFlowControl().setMaxCredits(1L << 20),
        new FRAG4().setFragSize(60_000),
        new COMPRESS().setMinSize(stack.compress() ? 2_000 : Integer.MAX_VALUE));
  }

  void listener(Listener one) {
    listener = one;
  }

  void connect(String clusterName) throws Exception {
    channel.connect(clusterName);
  }

  /** Leaves the others; {@link #connect} comes back. They hear of it, this node's listener not. */
  void disconnect() {
    channel.disconnect();
  }

  void close() {
    channel.close();
  }

  @Override
  public void send(NodeId to, byte[] bytes, boolean urgent) {
    Message message = new BytesMessage(NodeAddress.of(to), bytes);
    if (urgent) {
      message.setFlag(Message.Flag.OOB, Message.Flag.NO_FC);
    }
    try {
      channel.send(message);
    } catch (Exception e) {
      LOG.debug("nothing can be sent to {}", to, e); // it is not in the view, or we have left
    }
  }

  @Override
  public void receive(Message message) {
    listener.received(
        NodeAddress.node(message.getSrc()),
        message.getArray(),
        message.getOffset(),
        message.getLength());
  }

  @Override
  public void viewAccepted(View view) {
    listener.view(nodes(view.getMembers()), apart(view));
  }

  private static Set<NodeId> nodes(List<Address> members) {
    Set<NodeId> nodes = new TreeSet<>();
    members.forEach(member -> nodes.add(NodeAddress.node(member)));
    return nodes;
  }

  /** Those that were not together with this node in every view that either of them comes from. */
  private Set<NodeId> apart(View view) {
    if (!(view instanceof MergeView merged)) {
      return Set.of();
    }
    Address self = channel.getAddress();
    Set<Address> apart = new HashSet<>(view.getMembers());
    apart.removeIf(member ->
        merged.getSubgroups().stream()
            .allMatch(part -> part.containsMember(self) == part.containsMember(member)));
    return nodes(List.copyOf(apart));
  }

  private static final class Nobody implements Listener {
    @Override
    public void view(Set<NodeId> members, Set<NodeId> apart) {}

    @Override
    public void received(NodeId from, byte[] bytes, int offset, int length) {}
  }
}

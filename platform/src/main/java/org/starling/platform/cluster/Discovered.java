package org.starling.platform.cluster;

import java.util.List;
import java.util.function.Supplier;
import org.jgroups.Address;
import org.jgroups.BytesMessage;
import org.jgroups.Event;
import org.jgroups.Message;
import org.jgroups.PhysicalAddress;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.Discovery;
import org.jgroups.protocols.PingData;
import org.jgroups.protocols.PingHeader;
import org.jgroups.util.NameCache;
import org.jgroups.util.Responses;

/**
 * Finds the other nodes at the addresses that the discovery table has, or had when it could last be
 * read. JGroups makes protocols public.
 */
public final class Discovered extends Discovery {
  private static final short PROTOCOL_ID = 1_080;

  static {
    ClassConfigurator.addProtocol(PROTOCOL_ID, Discovered.class);
  }

  private final Supplier<List<PhysicalAddress>> addresses;

  Discovered(Supplier<List<PhysicalAddress>> addresses) {
    this.addresses = addresses;
    asyncDiscovery(true);
    returnEntireCache(true);
  }

  @Override
  public boolean isDynamic() {
    return false;
  }

  @Override
  protected void findMembers(List<Address> members, boolean initial, Responses responses) {
    PhysicalAddress own = (PhysicalAddress) down(new Event(Event.GET_PHYSICAL_ADDRESS, local_addr));
    PingData data = new PingData(local_addr, false, NameCache.get(local_addr), own);
    if (members != null && members.size() <= max_members_in_discovery_request) {
      data.mbrs(members);
    }
    PingHeader header =
        new PingHeader(PingHeader.GET_MBRS_REQ).clusterName(cluster_name).initialDiscovery(initial);
    List<PhysicalAddress> places = addresses.get();
    if (initial && places.isEmpty()) {
      responses.done(); // the first node need not wait for anybody
    }
    for (PhysicalAddress address : places) {
      if (!address.equals(own)) {
        Message request =
            new BytesMessage(address)
                .setFlag(Message.Flag.DONT_BUNDLE, Message.Flag.OOB)
                .setFlag(Message.TransientFlag.DONT_LOOPBACK)
                .putHeader(id, header)
                .setArray(marshal(data));
        // One that does not answer must not hold up the question to the next.
        timer.execute(() -> ask(request), true);
      }
    }
  }

  private void ask(Message request) {
    try {
      down_prot.down(request);
    } catch (RuntimeException e) {
      log.debug("nobody can be asked at %s: %s", request.getDest(), e.toString());
    }
  }
}

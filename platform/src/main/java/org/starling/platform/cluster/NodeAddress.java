package org.starling.platform.cluster;

import java.nio.ByteBuffer;
import org.jgroups.Address;
import org.jgroups.util.UUID;
import org.starling.kernel.Ids;

/** A node's id as JGroups writes it: the same 16 bytes. */
final class NodeAddress {
  private NodeAddress() {}

  static UUID of(NodeId node) {
    ByteBuffer bytes = ByteBuffer.wrap(Ids.bytes(node.value()));
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  static NodeId node(Address address) {
    UUID uuid = (UUID) address;
    return new NodeId(
        Ids.text(
            ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array()));
  }
}

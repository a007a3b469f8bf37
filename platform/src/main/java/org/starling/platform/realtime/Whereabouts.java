package org.starling.platform.realtime;

import java.util.Set;
import org.starling.kernel.UserId;
import org.starling.platform.cluster.NodeId;

/** Where users have open sockets, on this node and on others. */
public interface Whereabouts {
  /** Whether the user has one here. */
  boolean here(UserId user);

  /** All who have connections here, also such as wait to be resumed. */
  Set<UserId> users();

  /** Other nodes that say so; what was true a moment ago. */
  Set<NodeId> elsewhere(UserId user);

  /** Asks those nodes. Blocks; one that does not answer counts as one that has. */
  boolean surelyElsewhere(UserId user);
}

package org.starling.features.sessions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.starling.kernel.UserId;

/** What a list of sessions shows of its user's teams; teams implements it. */
public interface SessionTeams {
  /** The user's memberships as the wire has them. */
  List<ObjectNode> memberships(UserId user);
}

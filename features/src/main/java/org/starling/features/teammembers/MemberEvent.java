package org.starling.features.teammembers;

import org.starling.kernel.Audience;
import org.starling.kernel.Event;

/** What others may hear of memberships; who joined or left is told by {@code teams}. */
public sealed interface MemberEvent extends Event {
  /** The member has other roles now. */
  record RolesChanged(TeamMember member) implements MemberEvent {
    @Override
    public Audience audience() {
      return Audience.user(member.user());
    }
  }
}

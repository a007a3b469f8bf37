package org.starling.features.roles;

import org.starling.kernel.Audience;
import org.starling.kernel.Event;

/** What others may hear of roles. */
public sealed interface RoleEvent extends Event {
  /** Its permissions are others now. */
  record Changed(Role role) implements RoleEvent {}

  @Override
  default Audience audience() {
    return Audience.everybody();
  }
}

package org.starling.features.users;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.starling.kernel.Caller;

/** How an account looks on the wire, for other features that answer with one. */
public interface Profiles {
  /** As the user sees themselves after signing in: everything but secrets. */
  ObjectNode own(User user);

  /** As the caller may see it; names and address follow PrivacySettings. */
  ObjectNode seenBy(Caller caller, User user);

  /** As the caller finds anybody in a list, themselves included. */
  ObjectNode listed(Caller caller, User user);

  /** As administrators see somebody else. */
  ObjectNode forAdministrators(User user);

  /** As people without special rights see somebody else. */
  ObjectNode forOthers(User user);
}

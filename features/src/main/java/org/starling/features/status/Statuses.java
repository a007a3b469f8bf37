package org.starling.features.status;

import java.util.Collection;
import java.util.Map;
import org.starling.kernel.UserId;

/** Statuses, for later features. Answers come from memory where they can. */
public interface Statuses {
  /** One for each id; offline for those of whom nothing is known. */
  Map<UserId, Status> of(Collection<UserId> users);

  /** The user did something; they are online now, unless they chose another status by hand. */
  void active(UserId user);
}

package org.starling.features.profiles;

import org.starling.kernel.UserId;

/**
 * Removes an account for good with all that hangs on it; the last of the features implements it.
 */
@FunctionalInterface
public interface AccountRemoval {
  void remove(UserId user);
}

package org.starling.features.users;

import org.starling.platform.db.Tx;

/**
 * What later features must do in the same transaction as a change to an account: preferences of a
 * new one, sessions that end or get new roles.
 */
public interface AccountLife {
  default void created(Tx tx, User user) {}

  /** The new account came by an invitation and is in its team now. */
  default void invited(Tx tx, User user) {}

  default void rolesChanged(Tx tx, User user) {}

  default void deactivated(Tx tx, User user) {}
}

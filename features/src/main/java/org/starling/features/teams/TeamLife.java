package org.starling.features.teams;

import org.jspecify.annotations.Nullable;
import org.starling.features.users.User;
import org.starling.kernel.UserId;
import org.starling.platform.db.Tx;

/**
 * What later features must do in the same transaction as a change to a team; channels implements it
 * (default channels, leaving the team's channels, system posts).
 */
public interface TeamLife {
  void created(Tx tx, Team team, User creator);

  /**
   * @param by who added the user; null if they joined by themselves
   */
  void joined(Tx tx, Team team, User user, boolean teamAdmin, @Nullable UserId by);

  /**
   * @param by who removed the user; the user if they left
   */
  void left(Tx tx, Team team, User user, UserId by);

  /**
   * Somebody is about to leave. Called before the transaction, to bring to mind who must hear of it
   * although they are gone by then.
   */
  default void leaving(Team team) {}
}

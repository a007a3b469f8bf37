package org.starling.features.teams;

import org.starling.platform.db.Tx;

/** Removes for good what later features keep of a team; the last of them implements it. */
public interface TeamRemoval {
  /**
   * Called before the transaction, to bring to mind who must hear of it although their memberships
   * are gone by then.
   */
  void prepare(Team team);

  void remove(Tx tx, Team team);
}

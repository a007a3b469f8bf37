package org.starling.kernel;

/**
 * The one place that answers "may they". Permission ids are the contract's (errors-roles-limits.md
 * section 3). The roles feature implements it; answers count a channel's roles, then its team's,
 * then the user's system-wide ones.
 */
public interface Permissions {
  boolean has(Caller caller, String permission);

  boolean inTeam(Caller caller, TeamId team, String permission);

  /** Also false if the channel does not exist. */
  boolean inChannel(Caller caller, ChannelId channel, String permission);

  /** Whether somebody else, seen system-wide, has the permission. */
  boolean userHas(UserId user, String permission);

  /** Whether the caller may act for {@code user}: it is they, or they may edit other users. */
  default boolean actsFor(Caller caller, UserId user) {
    return caller.is(user) || has(caller, "edit_other_users");
  }
}

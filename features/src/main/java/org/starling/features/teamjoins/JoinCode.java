package org.starling.features.teamjoins;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why somebody is not added to a team or not taken out of it. */
enum JoinCode implements Code {
  BAD_BODY(
      Kind.INVALID,
      "api.team.add_team_member.invalid_body.app_error",
      "The body of the request could not be read as a member."),
  UNKNOWN_ACCOUNT(
      Kind.MISSING, "api.team.user.missing_account", "There is no account with one of these ids."),
  MEMBERS_BY_GROUPS(
      Kind.INVALID,
      "api.team.add_members.user_denied",
      "The members of this team are those of its groups. Add the person to a group instead."),
  STAYS_BY_GROUP(
      Kind.INVALID,
      "api.team.remove_member.group_constrained.app_error",
      "The members of this team are those of its groups. Remove the person from the group."),
  NOT_A_MEMBER(
      Kind.INVALID,
      "api.team.remove_user_from_team.missing.app_error",
      "This person was never a member of the team.");

  private final Reason reason;

  JoinCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}

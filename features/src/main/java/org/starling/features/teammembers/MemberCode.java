package org.starling.features.teammembers;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why something about a membership is refused. */
public enum MemberCode implements Code {
  MISSING(
      Kind.MISSING,
      "app.team.get_member.missing.app_error",
      "This person is not a member of the team. Add them to the team first."),
  UNKNOWN_ROLE(
      Kind.INVALID,
      "app.role.get_by_name.app_error",
      "There is no role of this name. Check the names of the roles."),
  FOREIGN_ROLE(
      Kind.INVALID,
      "api.channel.update_team_member_roles.scheme_role.app_error",
      "One of these roles belongs to a scheme that this team does not use. Leave it out."),
  GUEST_CHANGED(
      Kind.INVALID,
      "api.channel.update_team_member_roles.changing_guest_role.app_error",
      "A member cannot be made a guest, nor a guest a member, by their role in a team."),
  GUEST_ROLES(
      Kind.INVALID,
      "api.team.update_team_member_roles.guest.app_error",
      "The roles of a guest in a team cannot be changed."),
  GUEST_AND_USER_NAMED(
      Kind.INVALID,
      "api.team.update_team_member_roles.guest_and_user.app_error",
      "A member is either a guest or a user of the team. Name one of the two roles."),
  GUEST_AND_USER(
      Kind.INVALID,
      "api.team.update_team_member_roles.user_and_guest.app_error",
      "A member is either a guest or a user of the team, and cannot become a guest here."),
  NEITHER_GUEST_NOR_USER(
      Kind.INVALID,
      "api.team.update_team_member_roles.unset_user_scheme.app_error",
      "A member keeps the role of a user of the team. Name it among the roles."),
  ROLES_TOO_LONG(
      Kind.INVALID,
      "model.team_member.is_valid.roles_limit.app_error",
      "These are more roles than a membership can hold. Name fewer.");

  private final Reason reason;

  MemberCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}

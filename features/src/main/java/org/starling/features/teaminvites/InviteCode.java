package org.starling.features.teaminvites;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why somebody is not invited, or an invitation does not count. */
enum InviteCode implements Code {
  UNKNOWN_LINK(
      Kind.MISSING,
      "app.team.get_by_invite_id.finding.app_error",
      "This invitation leads to no team. Ask for a new link."),
  CLOSED_TEAM(
      Kind.FORBIDDEN,
      "api.team.get_invite_info.not_open_team",
      "This team tells nothing about itself before you have joined it."),
  ADDRESS_REFUSED(
      Kind.FORBIDDEN,
      "api.team.invite_members.invalid_email.app_error",
      "The team does not accept e-mail addresses of this domain."),
  LINK_OF_GROUP_TEAM(
      Kind.FORBIDDEN,
      "app.team.invite_id.group_constrained.error",
      "The members of this team are those of its groups; a link does not let you in."),
  TOKEN_OF_GROUP_TEAM(
      Kind.FORBIDDEN,
      "app.team.invite_token.group_constrained.error",
      "The members of this team are those of its groups; an invitation does not let you in."),
  UNKNOWN_TOKEN_AT_SIGN_UP(
      Kind.MISSING,
      "api.user.create_user.signup_link_invalid.app_error",
      "This invitation does not exist or was used already. Ask for a new one."),
  UNKNOWN_TOKEN(
      Kind.INVALID,
      "api.user.create_user.signup_link_invalid.app_error",
      "This invitation does not exist or was used already. Ask for a new one."),
  EXPIRED_TOKEN(
      Kind.INVALID,
      "api.user.create_user.signup_link_expired.app_error",
      "This invitation is more than 48 hours old. Ask for a new one."),
  NOTHING_TO_JOIN_BY(
      Kind.INVALID,
      "api.team.add_user_to_team.missing_parameter.app_error",
      "Name the invitation by token or invite_id."),
  NOT_FOR_GUESTS(
      Kind.FORBIDDEN,
      "api.team.add_user_to_team_from_invite.guest.app_error",
      "A link to a team does not let guests in. Ask an administrator to invite you."),
  BAD_BODY(
      Kind.INVALID,
      "api.team.invite_members_to_team_and_channels.invalid_body.app_error",
      "The body of the request could not be read as a list of addresses."),
  MAIL_OFF(
      Kind.DISABLED,
      "api.team.invite_members.disabled.app_error",
      "Invitations by e-mail are off. Set ServiceSettings.EnableEmailInvitations, or send the"
          + " team's link."),
  BAD_ADDRESS(
      Kind.INVALID,
      "api.team.invite_members.invalid_email.app_error",
      "One of these is no e-mail address that the team accepts. Check the addresses and domains."),
  FOREIGN_CHANNEL(
      Kind.INVALID,
      "api.team.invite_guests.channel_in_invalid_team.app_error",
      "One of these channels is not in the team."),
  TOO_MANY_MAILS(
      Kind.TOO_LARGE,
      "app.email.rate_limit_exceeded.app_error",
      "You have sent many invitations in a short time. Try again in an hour."),
  NO_GUESTS(
      Kind.DISABLED,
      "api.team.invite_guests_to_channels.license.error",
      "Guest accounts are not part of this server.");

  private final Reason reason;

  InviteCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}

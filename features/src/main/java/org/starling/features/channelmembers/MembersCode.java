package org.starling.features.channelmembers;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why a membership is not made, changed or shown. */
enum MembersCode implements Code {
  CONVERSATION_IS_CLOSED(
      Kind.INVALID,
      "api.channel.add_user_to_channel.type.app_error",
      "Nobody can be added to a direct or group message. Open a new one with those you want."),
  CONVERSATION_STAYS(
      Kind.INVALID,
      "api.channel.remove_channel_member.type.app_error",
      "Nobody leaves a direct or group message. Hide it in the sidebar instead."),
  DEACTIVATED(
      Kind.FORBIDDEN,
      "app.channel.add_member.deleted_user.app_error",
      "The account is deactivated and cannot be added."),
  LEFT_TEAM(
      Kind.INVALID,
      "api.channel.add_user.to.channel.failed.deleted.app_error",
      "That person has left the team. Add them to the team first."),
  NOT_OF_GROUPS(
      Kind.INVALID,
      "api.channel.add_members.user_denied",
      "The members of this channel follow from its groups, and not all of these people are in"
          + " one. Change the groups instead."),
  GROUP_CONSTRAINED(
      Kind.INVALID,
      "api.channel.remove_member.group_constrained.app_error",
      "The members of this channel follow from its groups. Change the groups instead."),
  ROOT_UNKNOWN(
      Kind.MISSING, "app.post.get.app_error", "There is no such post. It may have been deleted."),
  UNREAD_UNKNOWN(
      Kind.MISSING,
      "app.channel.get_unread.app_error",
      "That person is not a member of this channel, so nothing is unread."),
  NO_USER_ROLE(
      Kind.INVALID,
      "api.channel.update_channel_member_roles.unset_user_scheme.app_error",
      "A member keeps the role of a member. Name channel_user among the roles."),
  FOREIGN_ROLE(
      Kind.INVALID,
      "api.channel.update_channel_member_roles.scheme_role.app_error",
      "That role belongs to a team or to the whole server, not to a channel."),
  UNKNOWN_ROLE(
      Kind.INVALID, "app.role.get_by_name.app_error", "There is no such role. Check its name."),
  GUEST_AND_USER(
      Kind.INVALID,
      "api.channel.update_channel_member_roles.guest_and_user.app_error",
      "A member is either a guest or a user. Choose one of the two roles."),
  USER_AND_GUEST(
      Kind.INVALID,
      "api.channel.update_channel_member_roles.user_and_guest.app_error",
      "Nobody becomes a guest in a single channel. Leave scheme_guest out."),
  GUEST(
      Kind.INVALID,
      "api.channel.update_channel_member_roles.guest.app_error",
      "A guest's place in a channel cannot be changed this way."),
  GUEST_ROLE_CHANGE(
      Kind.INVALID,
      "api.channel.update_channel_member_roles.changing_guest_role.app_error",
      "Guests stay guests and users stay users in a channel. Change the account instead."),
  NO_TRANSLATION(
      Kind.FORBIDDEN,
      "api.channel.update_channel_member_autotranslation.feature_not_available.app_error",
      "Automatic translation is not part of this server.");

  private final Reason reason;

  MembersCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}

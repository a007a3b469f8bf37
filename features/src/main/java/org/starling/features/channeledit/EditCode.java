package org.starling.features.channeledit;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why a channel is not made or changed. */
enum EditCode implements Code {
  BAD_DISPLAY_NAME(
      Kind.INVALID,
      "model.channel.is_valid.display_name.app_error",
      "The display name is too long or has characters that cannot be kept. Use at most 64."),
  BAD_NAME(
      Kind.INVALID,
      "model.channel.is_valid.1_or_more.app_error",
      "The name in the address must have 1 to 64 lower-case letters, digits, dashes or underscores."),
  NAME_OF_CONVERSATION(
      Kind.INVALID,
      "model.channel.is_valid.name.app_error",
      "The name looks like that of a direct or group message. Choose another."),
  BAD_TYPE(
      Kind.INVALID,
      "model.channel.is_valid.type.app_error",
      "A channel is either public (O) or private (P)."),
  BAD_HEADER(
      Kind.INVALID,
      "model.channel.is_valid.header.app_error",
      "The header is too long or has characters that cannot be kept. Use at most 1024."),
  BAD_PURPOSE(
      Kind.INVALID,
      "model.channel.is_valid.purpose.app_error",
      "The purpose is too long or has characters that cannot be kept. Use at most 250."),
  NOT_DIRECT(
      Kind.INVALID,
      "api.channel.create_channel.direct_channel.app_error",
      "Direct and group messages are opened in another way. Use their own address."),
  LIMIT(
      Kind.INVALID,
      "api.channel.create_channel.max_channel_limit.app_error",
      "The team has as many channels as the server allows. Ask an administrator to raise the limit."),
  OWN_ID(
      Kind.INVALID,
      "store.sql_channel.save_channel.existing.app_error",
      "The server gives a channel its id. Leave it out."),
  BORN_ARCHIVED(
      Kind.INVALID,
      "store.sql_channel.save.archived_channel.app_error",
      "A channel cannot be made archived. Leave delete_at out."),
  BAD_USER(
      Kind.INVALID,
      "api.channel.create_direct_channel.invalid_user.app_error",
      "One of the two accounts does not exist. Check the ids."),
  NO_COMMON_TEAM(
      Kind.FORBIDDEN,
      "api.channel.create_channel.direct_channel.team_restricted_error",
      "This server allows direct messages within a team only, and you share none."),
  GROUP_SIZE(
      Kind.INVALID,
      "api.channel.create_group.bad_size.app_error",
      "A group message has 3 to 8 people, you included."),
  GROUP_USER(
      Kind.INVALID,
      "api.channel.create_group.bad_user.app_error",
      "One of the accounts does not exist. Check the ids."),
  RESTRICTED(
      Kind.INVALID,
      "api.channel.patch_update_channel.restricted_dm.app_error",
      "This server allows direct messages within a team only, and you share none."),
  NO_CHANGES(
      Kind.INVALID,
      "api.channel.patch_update_channel.no_changes.app_error",
      "Nothing to change was named. Name at least one property of the channel."),
  NO_TRANSLATION(
      Kind.FORBIDDEN,
      "api.channel.patch_update_channel.feature_not_available.app_error",
      "Automatic translation is not part of this server."),
  NO_BANNER(
      Kind.FORBIDDEN,
      "license_error.feature_unavailable.specific",
      "Channel banners are not part of this server."),
  NOT_YOURS(
      Kind.FORBIDDEN,
      "api.channel.patch_update_channel.forbidden.app_error",
      "Only those who are in a direct or group message change its header."),
  PATCH_OF_CONVERSATION(
      Kind.INVALID,
      "api.channel.patch_update_channel.update_direct_or_group_messages_not_allowed.app_error",
      "Of a direct or group message only the header can be changed."),
  PUT_OF_CONVERSATION(
      Kind.INVALID,
      "api.channel.update_channel.update_direct_or_group_messages_not_allowed.app_error",
      "Of a direct or group message only the header can be changed."),
  TOWN_SQUARE_NAME(
      Kind.INVALID,
      "api.channel.update_channel.tried.app_error",
      "The default channel keeps its name in the address. Change its display name instead."),
  ARCHIVED(
      Kind.INVALID,
      "api.channel.update_channel.deleted.app_error",
      "The channel is archived. Unarchive it first."),
  NO_ARCHIVED(
      Kind.INVALID,
      "app.channel.update.bad_id",
      "The channel is archived and cannot be changed. Unarchive it first."),
  TYPE_CHANGE(
      Kind.INVALID,
      "api.channel.update_channel.typechange.app_error",
      "A channel's type is not changed this way. Set its privacy instead."),
  CONVERSATION_STAYS(
      Kind.INVALID,
      "api.channel.delete_channel.type.invalid",
      "A direct or group message cannot be archived. Hide it in the sidebar instead."),
  ARCHIVED_ALREADY(
      Kind.INVALID,
      "api.channel.delete_channel.deleted.app_error",
      "The channel is archived already."),
  NOT_ARCHIVED(
      Kind.INVALID,
      "api.channel.restore_channel.restored.app_error",
      "The channel is not archived, so there is nothing to bring back."),
  TOWN_SQUARE_STAYS(
      Kind.INVALID,
      "api.channel.delete_channel.cannot.app_error",
      "The default channel cannot be archived."),
  TOWN_SQUARE_IS_PUBLIC(
      Kind.INVALID,
      "api.channel.update_channel_privacy.default_channel_error",
      "The default channel is for everybody and stays public."),
  NO_DELETION(
      Kind.UNAUTHENTICATED,
      "api.user.delete_channel.not_enabled.app_error",
      "This server does not delete channels for good. Archive the channel instead."),
  NO_DELETION_BY_ADMINISTRATOR(
      Kind.UNAUTHENTICATED,
      "api.user.delete_channel.not_enabled.for_admin.app_error",
      "Deleting channels for good is switched off. Set ServiceSettings.EnableAPIChannelDeletion."),
  NO_TEAM(Kind.MISSING, "app.team.get.find.app_error", "There is no such team. Check the id."),
  CONVERSATION_HAS_NO_TEAM(
      Kind.FORBIDDEN,
      "api.channel.move_channel.type.invalid",
      "A direct or group message belongs to no team and cannot be moved."),
  MEMBERS_DIFFER(
      Kind.INVALID,
      "app.channel.move_channel.members_do_not_match.error",
      "Some members are not in the other team. Add them there, or move by force without them."),
  NOT_A_CONVERSATION(
      Kind.INVALID,
      "app.channel.get_common_teams.incorrect_channel_type",
      "This is done with group messages only."),
  NOT_A_GROUP(
      Kind.MISSING,
      "app.channel.group_message_conversion.original_channel_not_gm",
      "Only a group message can become a channel."),
  NOT_THEIR_TEAM(
      Kind.INVALID,
      "app.channel.group_message_conversion.incorrect_team",
      "Everybody in the group message must be in that team. Choose a team that all are in."),
  NO_CONVERSION_BY_GUESTS(
      Kind.FORBIDDEN,
      "api.channel.gm_to_channel_conversion.not_allowed_for_user.request_error",
      "Guests cannot make a channel of a group message. Ask somebody else in it.");

  private final Reason reason;

  EditCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}

package org.starling.features.channeledit;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;

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
      "One of the accounts does not exist. Check the ids.");

  private final Kind kind;
  private final String id;
  private final String text;

  EditCode(Kind kind, String id, String text) {
    this.kind = kind;
    this.id = id;
    this.text = text;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String text() {
    return text;
  }
}

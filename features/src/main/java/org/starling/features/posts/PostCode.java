package org.starling.features.posts;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why a post is refused. */
public enum PostCode implements Code {
  UNKNOWN(
      Kind.MISSING,
      "app.post.get.app_error",
      "There is no such message. It may have been deleted."),
  NO_ROOM(
      Kind.INTERNAL,
      "app.post.save.app_error",
      "The message was not saved, because the server's disk is full. An administrator must make room"
          + " on it; then send it again."),
  ROOT_UNFIT(
      Kind.INVALID,
      "api.post.create_post.root_id.app_error",
      "The message to reply to does not exist any more, or is itself a reply."),
  ROOT_ELSEWHERE(
      Kind.INVALID,
      "api.post.create_post.channel_root_id.app_error",
      "The message to reply to is in another channel. Reply in its own channel."),
  CHANNEL_ARCHIVED(
      Kind.INVALID,
      "api.post.create_post.can_not_post_to_deleted.error",
      "The channel is archived. Restore it before you post."),
  CHANNEL_RESTRICTED(
      Kind.INVALID,
      "api.post.create_post.can_not_post_in_restricted_dm.error",
      "This server allows direct messages within a team only, and you share none."),
  SYSTEM_TYPE(
      Kind.INVALID,
      "api.context.invalid_param.app_error",
      "Messages of this type are written by the server alone."),
  TYPE(
      Kind.INVALID,
      "model.post.is_valid.type.app_error",
      "The type of the message is unknown. Leave it out, or begin it with custom_."),
  BURN_ON_READ(
      Kind.DISABLED,
      "api.post.fill_in_post_props.burn_on_read.license.app_error",
      "Messages that vanish once read are not part of this server."),
  REVEALED_BY_MEMBERS(
      Kind.FORBIDDEN,
      "api.post.reveal_post.user_not_in_channel.app_error",
      "Only members of the channel can reveal this message. Join the channel first."),
  REVEALED_BY_OTHERS(
      Kind.INVALID,
      "api.post.reveal_post.cannot_reveal_own_post.app_error",
      "Whoever wrote a message need not reveal it."),
  BURNT_BY_MEMBERS(
      Kind.FORBIDDEN,
      "api.post.burn_post.user_not_in_channel.app_error",
      "Only members of the channel can burn this message. Join the channel first."),
  NOT_BURN_ON_READ_REVEAL(
      Kind.INVALID,
      "app.reveal_post.not_burn_on_read.app_error",
      "This message is not one that has to be revealed."),
  NOT_BURN_ON_READ_BURN(
      Kind.INVALID,
      "app.burn_post.not_burn_on_read.app_error",
      "This message is not one that can be burnt."),
  ID_GIVEN(
      Kind.INVALID,
      "app.post.save.existing.app_error",
      "A new message gets its id from the server. Leave the id out."),
  TOO_LONG(
      Kind.INVALID,
      "model.post.is_valid.message_length.app_error",
      "The message is too long. Shorten it, or send it in parts."),
  UNSTORABLE(
      Kind.INVALID,
      "api.context.invalid_body_param.app_error",
      "The message holds a character that cannot be stored (NUL). Take it out."),
  PROPS(
      Kind.INVALID,
      "model.post.is_valid.props.app_error",
      "The message carries more properties than can be stored."),
  FILES(
      Kind.INVALID,
      "model.post.is_valid.file_ids.app_error",
      "The message has more files than fit. Send them in several messages."),
  PRIORITY_OFF(
      Kind.FORBIDDEN,
      "api.post.post_priority.priority_post_not_allowed_for_user.request_error",
      "Messages with a priority are switched off on this server."),
  PRIORITY_ON_REPLY(
      Kind.INVALID,
      "api.post.post_priority.priority_post_only_allowed_for_root_post.request_error",
      "A reply cannot have a priority. Give it to the first message of the thread."),
  ACKNOWLEDGEMENTS(
      Kind.DISABLED,
      "license_error.feature_unavailable",
      "Asking for acknowledgement and repeated notices are not part of this server."),
  TOO_MANY_WAITING(
      Kind.BUSY,
      "api.context.server_busy.app_error",
      "Too many messages wait to be written. Try again in a moment."),
  NOT_WRITTEN_IN_TIME(
      Kind.BUSY,
      "api.context.server_busy.app_error",
      "The message was not written in time. It may still be; look before you send it again.");

  private final Reason reason;

  PostCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}

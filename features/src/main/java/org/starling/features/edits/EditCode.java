package org.starling.features.edits;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why a post is not changed. */
enum EditCode implements Code {
  TOO_LATE(
      Kind.INVALID,
      "api.post.update_post.permissions_time_limit.app_error",
      "The time in which a message may be edited is over. Write a new one instead."),
  SYSTEM(
      Kind.INVALID,
      "api.post.update_post.system_message.app_error",
      "Messages of the server cannot be edited."),
  ARCHIVED(
      Kind.INVALID,
      "api.post.update_post.can_not_update_post_in_deleted.error",
      "The channel is archived. Restore it before you edit in it."),
  ARCHIVED_PATCH(
      Kind.INVALID,
      "api.post.patch_post.can_not_update_post_in_deleted.error",
      "The channel is archived. Restore it before you change messages in it."),
  ARCHIVED_DELETE(
      Kind.INVALID,
      "api.post.delete_post.can_not_delete_post_in_deleted.error",
      "The channel is archived. Restore it before you delete messages in it."),
  RESTRICTED(
      Kind.INVALID,
      "api.post.update_post.can_not_update_post_in_restricted_dm.error",
      "This server allows direct messages within a team only, and you share none."),
  RESTRICTED_PATCH(
      Kind.INVALID,
      "api.post.patch_post.can_not_update_post_in_restricted_dm.error",
      "This server allows direct messages within a team only, and you share none."),
  RESTRICTED_DELETE(
      Kind.INVALID,
      "api.post.delete_post.can_not_delete_from_restricted_dm.error",
      "This server allows direct messages within a team only, and you share none."),
  NO_VERSION(
      Kind.INVALID,
      "app.post.restore_post_version.not_an_history_item.app_error",
      "This is no older version of a message."),
  VERSION_OF_ANOTHER(
      Kind.INVALID,
      "app.post.restore_post_version.not_valid_post_history_item.app_error",
      "This is an older version of another message."),
  ERASING_OFF(
      Kind.DISABLED,
      "api.post.delete_post.not_enabled.app_error",
      "Deleting for good is switched off. An administrator can allow it in the settings.");

  private final Reason reason;

  EditCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}

package org.starling.features.drafts;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why a draft is not kept. */
enum DraftCode implements Code {
  OFF(
      Kind.DISABLED,
      "api.drafts.disabled.app_error",
      "Keeping drafts on the server is switched off."),
  ROOT(
      Kind.INVALID,
      "model.draft.is_valid.root_id.app_error",
      "The draft was not kept: the thread that it names is none."),
  MESSAGE(
      Kind.INVALID,
      "model.draft.is_valid.message_length.app_error",
      "The draft was not kept: its message is too long."),
  PROPS(
      Kind.INVALID,
      "model.draft.is_valid.props.app_error",
      "The draft was not kept: what is said beside its message is too long."),
  FILES(
      Kind.INVALID,
      "model.draft.is_valid.file_ids.app_error",
      "The draft was not kept: it names too many files."),
  ARCHIVED(
      Kind.INVALID,
      "api.draft.create_draft.can_not_draft_to_deleted.error",
      "The draft was not kept: its channel is archived."),
  RESTRICTED(
      Kind.INVALID,
      "api.draft.create_draft.can_not_draft_to_restricted_dm.error",
      "The draft was not kept: you share no team with everybody in this conversation.");

  private final Reason reason;

  DraftCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}

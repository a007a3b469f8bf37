package org.starling.features.reactions;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why a reaction is refused. */
enum ReactionCode implements Code {
  INVALID(
      Kind.INVALID,
      "api.reaction.save_reaction.invalid.app_error",
      "A reaction needs a person, a message and the name of an emoji."),
  OF_ANOTHER(
      Kind.FORBIDDEN,
      "api.reaction.save_reaction.user_id.app_error",
      "You can only react for yourself."),
  UNKNOWN_EMOJI(Kind.MISSING, "app.emoji.get_by_name.no_result", "There is no emoji of this name."),
  ARCHIVED(
      Kind.FORBIDDEN,
      "api.reaction.save.archived_channel.app_error",
      "The channel is archived. Restore it before you react in it."),
  ARCHIVED_REMOVE(
      Kind.FORBIDDEN,
      "api.reaction.delete.archived_channel.app_error",
      "The channel is archived. Restore it before you take a reaction back."),
  RESTRICTED(
      Kind.INVALID,
      "api.reaction.save.restricted_dm.error",
      "This server allows direct messages within a team only, and you share none."),
  RESTRICTED_REMOVE(
      Kind.INVALID,
      "api.reaction.delete.restricted_dm.error",
      "This server allows direct messages within a team only, and you share none."),
  TOO_MANY(
      Kind.INVALID,
      "app.reaction.save.save.too_many_reactions",
      "The message has as many different reactions as it can hold. Use one of them.");

  private final Reason reason;

  ReactionCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}

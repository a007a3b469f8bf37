package org.starling.features.unreads;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why a channel is not marked. */
enum UnreadCode implements Code {
  NO_MEMBER(
      Kind.MISSING,
      "app.channel.get_member.missing.app_error",
      "Only a member of the channel can mark its messages unread.");

  private final Reason reason;

  UnreadCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}

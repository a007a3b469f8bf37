package org.starling.features.pages;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why posts are not read. */
enum PageCode implements Code {
  NO_MEMBER(
      Kind.MISSING,
      "app.channel.get_member.missing.app_error",
      "Only a member of the channel has unread messages in it."),
  TOO_MANY_IDS(
      Kind.INVALID,
      "api.post.posts_by_ids.invalid_body.request_error",
      "Too many messages are asked for at once. Ask for fewer.");

  private final Reason reason;

  PageCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}

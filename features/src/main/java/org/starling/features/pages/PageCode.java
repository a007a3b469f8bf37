package org.starling.features.pages;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;

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

  private final Kind kind;
  private final String id;
  private final String text;

  PageCode(Kind kind, String id, String text) {
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

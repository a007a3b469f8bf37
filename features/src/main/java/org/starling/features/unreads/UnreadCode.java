package org.starling.features.unreads;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;

/** Why a channel is not marked. */
enum UnreadCode implements Code {
  NO_MEMBER(
      Kind.MISSING,
      "app.channel.get_member.missing.app_error",
      "Only a member of the channel can mark its messages unread.");

  private final Kind kind;
  private final String id;
  private final String text;

  UnreadCode(Kind kind, String id, String text) {
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

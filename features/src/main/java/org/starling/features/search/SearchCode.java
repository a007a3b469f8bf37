package org.starling.features.search;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;

/** Why nothing is searched. */
enum SearchCode implements Code {
  UNREADABLE(
      Kind.INVALID,
      "api.post.search_posts.invalid_body.app_error",
      "The search could not be read. Send the words to look for as text."),
  SWITCHED_OFF(
      Kind.DISABLED,
      "store.sql_post.search.disabled",
      "Searching messages is switched off on this server.");

  private final Kind kind;
  private final String id;
  private final String text;

  SearchCode(Kind kind, String id, String text) {
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

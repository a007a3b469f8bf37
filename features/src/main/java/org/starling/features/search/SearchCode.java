package org.starling.features.search;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why nothing is searched. */
enum SearchCode implements Code {
  UNREADABLE(
      Kind.INVALID,
      "api.post.search_posts.invalid_body.app_error",
      "The search could not be read. Send the words to look for as text."),
  FILES_UNREADABLE(
      Kind.INVALID,
      "api.post.search_files.invalid_body.app_error",
      "The search could not be read. Send the words to look for as text."),
  FILES_SWITCHED_OFF(
      Kind.DISABLED,
      "store.sql_file_info.search.disabled",
      "Searching files is switched off on this server."),
  SWITCHED_OFF(
      Kind.DISABLED,
      "store.sql_post.search.disabled",
      "Searching messages is switched off on this server.");

  private final Reason reason;

  SearchCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}

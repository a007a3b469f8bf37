package org.starling.features.emoji;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why an emoji is not made or found. */
enum EmojiCode implements Code {
  OFF(Kind.DISABLED, "api.emoji.disabled.app_error", "Own emoji are switched off on this server."),
  SEARCH_OFF(
      Kind.FORBIDDEN, "api.emoji.disabled.app_error", "Own emoji are switched off on this server."),
  TOO_LARGE(
      Kind.TOO_LARGE,
      "api.emoji.create.too_large.app_error",
      "The emoji was not made: its picture may have 512 KiB at most."),
  NO_FORM(
      Kind.INVALID,
      "api.emoji.create.parse.app_error",
      "The emoji was not made: send it as multipart/form-data."),
  NAME(
      Kind.INVALID,
      "model.emoji.name.app_error",
      "The emoji was not made: its name has 1 to 64 letters, digits, dashes, underscores or plus"
          + " signs."),
  STANDARD_NAME(
      Kind.INVALID,
      "model.emoji.system_emoji_name.app_error",
      "The emoji was not made: an emoji of the standard has this name. Choose another."),
  FOR_ANOTHER(
      Kind.FORBIDDEN,
      "api.emoji.create.other_user.app_error",
      "The emoji was not made: nobody makes one in somebody else's name."),
  TAKEN(
      Kind.INVALID,
      "api.emoji.create.duplicate.app_error",
      "The emoji was not made: another one has this name."),
  NO_PICTURE(
      Kind.INVALID,
      "api.emoji.upload.image.app_error",
      "The emoji was not made: the file is no picture of a known kind."),
  UNKNOWN(Kind.MISSING, "app.emoji.get.no_result", "There is no such emoji."),
  UNKNOWN_NAME(
      Kind.MISSING, "app.emoji.get_by_name.no_result", "There is no own emoji of that name."),
  TOO_MANY_NAMES(
      Kind.INVALID,
      "api.emoji.get_multiple_by_name_too_many.request_error",
      "Ask for 200 emoji at most at once.");

  private final Reason reason;

  EmojiCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}

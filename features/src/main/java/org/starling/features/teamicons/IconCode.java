package org.starling.features.teamicons;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why an icon is not set, read or removed. */
enum IconCode implements Code {
  NONE(Kind.MISSING, "api.team.get_team_icon.read_file.app_error", "This team has no icon."),
  NO_FORM(
      Kind.INVALID,
      "api.team.set_team_icon.parse.app_error",
      "The icon was not changed: send it as multipart/form-data."),
  NO_FILE(
      Kind.INVALID,
      "api.team.set_team_icon.no_file.app_error",
      "The icon was not changed: send the file in the form's field image."),
  TOO_LARGE(
      Kind.INVALID,
      "api.team.set_team_icon.too_large.app_error",
      "The icon was not changed: the file is larger than the server accepts."),
  NO_PICTURE(
      Kind.INVALID,
      "api.team.set_team_icon.check_image_limits.app_error",
      "The icon was not changed: the file is no picture of a known kind, or has too many pixels."),
  NO_TEAM_TO_SET(
      Kind.INVALID,
      "api.team.set_team_icon.get_team.app_error",
      "The icon was not changed: there is no such team."),
  NO_TEAM_TO_CLEAR(
      Kind.INVALID,
      "api.team.remove_team_icon.get_team.app_error",
      "The icon was not removed: there is no such team.");

  private final Reason reason;

  IconCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}

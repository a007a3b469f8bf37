package org.starling.features.avatars;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why a picture is not taken. */
enum AvatarCode implements Code {
  NO_FORM(
      Kind.INVALID,
      "api.user.upload_profile_user.parse.app_error",
      "A picture is sent as a multipart form with a file in the field image."),
  NO_FILE(
      Kind.INVALID,
      "api.user.upload_profile_user.no_file.app_error",
      "There is no file in the field image of the form."),
  TOO_LARGE(
      Kind.TOO_LARGE,
      "api.user.upload_profile_user.too_large.app_error",
      "The file is larger than this server takes. Choose a smaller one."),
  NO_PICTURE(
      Kind.INVALID,
      "api.user.upload_profile_user.check_image_limits.app_error",
      "The file is no picture of a known kind, or has more pixels than this server takes."),
  NO_STORE(
      Kind.DISABLED,
      "api.user.upload_profile_user.storage.app_error",
      "This server keeps no files (FileSettings.DriverName is empty).");

  private final Reason reason;

  AvatarCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}

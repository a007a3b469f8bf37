package org.starling.features.files;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why a file is not taken, found or shown. */
public enum FileCode implements Code {
  OFF(
      Kind.FORBIDDEN,
      "api.file.attachments.disabled.app_error",
      "Attaching files is switched off on this server."),
  UPLOADS_OFF(
      Kind.DISABLED,
      "api.file.attachments.disabled.app_error",
      "Attaching files is switched off on this server."),
  TOO_LARGE(
      Kind.TOO_LARGE,
      "api.file.upload_file.too_large_detailed.app_error",
      "The file was not taken: it is larger than the server accepts."),
  UNREADABLE_FORM(
      Kind.INVALID,
      "api.file.upload_file.read_form_value.app_error",
      "The file was not taken: the form could not be read. Send it again."),
  UNKNOWN(Kind.MISSING, "app.file_info.get.app_error", "There is no such file."),
  UNKNOWN_BYTES(Kind.MISSING, "api.file.get_file_info.app_error", "There is no such file."),
  NO_THUMBNAIL(
      Kind.INVALID,
      "api.file.get_file_thumbnail.no_thumbnail.app_error",
      "The file has no thumbnail: it is no picture that can be read."),
  NO_PREVIEW(
      Kind.INVALID,
      "api.file.get_file_preview.no_preview.app_error",
      "The file has no preview: it is no picture that can be read."),
  LINKS_OFF(
      Kind.FORBIDDEN,
      "api.file.get_public_link.disabled.app_error",
      "Public links are switched off on this server."),
  LINK_WITHOUT_POST(
      Kind.INVALID,
      "api.file.get_public_link.no_post.app_error",
      "A file gets a public link only once it is in a post."),
  LINK_WRONG(
      Kind.INVALID, "api.file.get_file.public_invalid.app_error", "This public link is not valid."),
  UPLOAD_UNKNOWN(Kind.MISSING, "app.upload.get.app_error", "There is no such unfinished upload."),
  UPLOAD_OF_OTHERS(
      Kind.FORBIDDEN,
      "api.upload.get_upload.forbidden.app_error",
      "This upload is somebody else's."),
  UPLOADS_OF_OTHERS(
      Kind.FORBIDDEN,
      "api.user.get_uploads_for_user.forbidden.app_error",
      "These uploads are somebody else's."),
  UPLOAD_TOO_LARGE(
      Kind.TOO_LARGE,
      "api.upload.create.upload_too_large.app_error",
      "The upload was not begun: the file is larger than the server accepts."),
  UPLOAD_SIZE(
      Kind.INVALID,
      "model.upload_session.is_valid.file_size.app_error",
      "The upload was not begun: say how many bytes the file has."),
  PART_TOO_LONG(
      Kind.INVALID,
      "api.upload.upload_data.invalid_content_length",
      "The part was not taken: it is longer than what is missing of the file."),
  PART_TOO_SHORT(
      Kind.INVALID,
      "app.upload.upload_data.first_part_too_small.app_error",
      "The part was not taken: parts but the last have 5 MiB at least."),
  PART_ELSEWHERE(
      Kind.INVALID,
      "app.upload.upload_data.concurrent.app_error",
      "The part was not taken: another one is just arriving. Ask how far the upload is, and go on.");

  private final Reason reason;

  FileCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}

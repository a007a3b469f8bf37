package org.starling.features.system;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why a request about the server can be refused. */
enum SystemCode implements Code {
  BAD_ONBOARDING(
      Kind.INVALID,
      "app.system.complete_onboarding_request.app_error",
      "The form about the new server could not be read."),
  SITE_URL_SILENT(
      Kind.INVALID,
      "app.admin.test_site_url.failure",
      "Nobody answers at this site URL as this server does. Check the address and the proxy."),
  NO_MAIL_SETTINGS(
      Kind.INVALID,
      "api.file.test_connection_email_settings_nil.app_error",
      "The mail settings to be tried are not complete. Name the server and its port."),
  NO_MAIL_SERVER(
      Kind.INVALID,
      "api.admin.test_email.missing_server",
      "There is no mail server in the settings. Name one."),
  PASSWORD_MASKED(
      Kind.INVALID,
      "api.admin.test_email.reenter_password",
      "The mail server or its account is another one. Enter its password again."),
  NO_FILE_SETTINGS(
      Kind.INVALID,
      "api.file.test_connection_s3_settings_nil.app_error",
      "The settings of the object store to be tried are not complete."),
  NO_BUCKET_NAMED(
      Kind.INVALID,
      "api.admin.test_s3.missing_s3_bucket",
      "The settings of the object store name no bucket."),
  NO_BUCKET(
      Kind.INTERNAL,
      "api.file.test_connection_s3_bucket_does_not_exist.app_error",
      "The object store answers, but it has no such bucket. Make it first."),
  BUCKET_CLOSED(
      Kind.INTERNAL,
      "api.file.test_connection_s3_auth.app_error",
      "The object store refuses these keys, or they have no right to the bucket."),
  OBJECT_STORE_SILENT(
      Kind.INTERNAL,
      "api.file.test_connection.app_error",
      "The object store does not answer. Check its address; the log has what went wrong."),
  NO_RESTART(
      Kind.DISABLED,
      "license_error.feature_unavailable",
      "This server does not restart itself. Whoever started it can restart it."),
  NOT_FIRST_USER(
      Kind.FORBIDDEN,
      "app.system.complete_onboarding_request.no_first_user",
      "Only an administrator can finish setting up the server."),
  BAD_PUSH_RECEIPT(
      Kind.INVALID,
      "api.push_notifications_ack.message.parse.app_error",
      "The receipt of the notification could not be read."),
  BAD_IMAGE(Kind.INVALID, "api.image.get.app_error", "This is not the address of an image."),
  NO_PUSH(
      Kind.DISABLED,
      "api.push_notification.disabled.app_error",
      "Push notifications are switched off on this server."),
  MAIL_FAILED(
      Kind.INVALID,
      "app.admin.test_email.failure",
      "The test mail could not be sent with these settings. The log has the mail server's answer."),
  DATABASE_REFUSED(
      Kind.INVALID,
      "starling.database.recycle.app_error",
      "The database that the settings name now cannot take over; the log says why. The one in use"
          + " stays in use."),
  NO_RELEASE_NEWS(
      Kind.DISABLED,
      "api.context.404.app_error",
      "This server does not ask anybody about new releases. See where you got it from.");

  private final Reason reason;

  SystemCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}

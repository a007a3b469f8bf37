package org.starling.platform.http;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** The refusals that hold for every endpoint (contract errors-roles-limits.md section 1.1). */
public enum HttpCode implements Code {
  SESSION_EXPIRED(
      Kind.UNAUTHENTICATED,
      "api.context.session_expired.app_error",
      "Your session is invalid or has expired. Please sign in again."),
  NOT_PERMITTED(
      Kind.FORBIDDEN,
      "api.context.permissions.app_error",
      "You do not have the permission for this. Ask an administrator if you need it."),
  MFA_REQUIRED(
      Kind.FORBIDDEN,
      "api.context.mfa_required.app_error",
      "Multi-factor authentication is required on this server. Set it up, then try again."),
  BAD_PATH(
      Kind.INVALID,
      "api.context.invalid_url_param.app_error",
      "A part of the address is missing or malformed."),
  BAD_BODY(
      Kind.INVALID,
      "api.context.invalid_body_param.app_error",
      "A value in the request is missing or malformed."),
  BAD_PARAMETER(
      Kind.INVALID,
      "api.context.invalid_param.app_error",
      "A value in the request is not allowed."),
  UNPARSABLE(Kind.INVALID, "api.payload.parse.error", "The body of the request could not be read."),
  NO_ROUTE(
      Kind.MISSING,
      "api.context.404.app_error",
      "There is nothing at this address. Check the address and the method."),
  TOKEN_IN_QUERY(
      Kind.UNAUTHENTICATED,
      "api.context.token_provided.app_error",
      "A session token is not accepted in the address. Send it in the Authorization header."),
  BODY_TOO_LARGE(
      Kind.TOO_LARGE,
      "api.context.request_body_too_large.app_error",
      "The body of the request is larger than the server accepts."),
  BODY_INCOMPLETE(
      Kind.INVALID,
      "api.context.invalid_body_param.app_error",
      "The request ended before its body did. Nothing was changed; send it again."),
  URL_TOO_LONG(
      Kind.URL_TOO_LONG,
      "basic_security_check.url.too_long_error",
      "The address is longer than the server accepts."),
  SERVER_BUSY(
      Kind.BUSY,
      "api.context.server_busy.app_error",
      "The server is busy and puts off what is not essential. Try again in a moment."),
  CUT_OFF(
      Kind.BUSY,
      "api.context.server_busy.app_error",
      "This node has no contact with the leader of its cluster, or with the database, and answers"
          + " nothing until it has. Try again: a proxy finds a node that serves."),
  DATABASE_UNAVAILABLE(
      Kind.BUSY,
      "api.context.server_busy.app_error",
      "The database does not answer at the moment. Nothing was changed; try again shortly."),
  DISK_FULL(
      Kind.INTERNAL,
      "api.internal_error",
      "The server's disk is full. Nothing was changed; an administrator must make room on it."),
  FAILED(
      Kind.INTERNAL,
      "api.internal_error",
      "Something went wrong on the server. The log has the details under the request id.");

  private final Reason reason;

  HttpCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}

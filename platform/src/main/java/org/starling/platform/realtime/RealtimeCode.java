package org.starling.platform.realtime;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** What the hub refuses (contract websocket.md section 2). */
public enum RealtimeCode implements Code {
  NO_UPGRADE(
      Kind.INVALID,
      "api.web_socket.connect.upgrade.app_error",
      "The connection could not become a websocket. Check the upgrade headers and the origin."),
  NO_ACTION(
      Kind.INVALID,
      "api.web_socket_router.no_action.app_error",
      "The request names no action. Send one in the member \"action\"."),
  BAD_NUMBER(
      Kind.INVALID,
      "api.web_socket_router.bad_seq.app_error",
      "The request has no positive number. Count requests from 1 in the member \"seq\"."),
  NOT_AUTHENTICATED(
      Kind.UNAUTHENTICATED,
      "api.web_socket_router.not_authenticated.app_error",
      "The session has ended. Sign in and connect again."),
  BAD_ACTION(
      Kind.INTERNAL,
      "api.web_socket_router.bad_action.app_error",
      "This server does not know the action. Check its name."),
  BAD_PARAMETER(
      Kind.INVALID,
      "api.websocket_handler.invalid_param.app_error",
      "A value in the request is missing or not allowed."),
  SERVER_BUSY(
      Kind.BUSY,
      "api.websocket_handler.server_busy.app_error",
      "The server is busy and puts off what is not essential. Try again in a moment."),
  GOING(
      Kind.BUSY,
      "api.context.server_busy.app_error",
      "This server takes no connections now. Connect again: another one will answer."),
  FAILED(
      Kind.INTERNAL,
      "api.internal_error",
      "Something went wrong on the server. The log has the details.");

  private final Reason reason;

  RealtimeCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}

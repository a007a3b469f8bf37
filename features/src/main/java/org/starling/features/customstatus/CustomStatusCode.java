package org.starling.features.customstatus;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why a custom status is not changed. */
enum CustomStatusCode implements Code {
  OFF(
      Kind.DISABLED,
      "api.custom_status.disabled",
      "Custom statuses are switched off (TeamSettings.EnableCustomUserStatuses)."),
  UNKNOWN_EMOJI(
      Kind.INVALID,
      "api.custom_status.set_custom_statuses.emoji_not_found",
      "There is no emoji with this name. Choose another one."),
  NOT_RECENT(
      Kind.INVALID,
      "api.custom_status.recent_custom_statuses.delete.app_error",
      "This status is not among the recent ones.");

  private final Reason reason;

  CustomStatusCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}

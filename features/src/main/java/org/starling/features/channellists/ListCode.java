package org.starling.features.channellists;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why a list of channels is not given. */
enum ListCode implements Code {
  NONE_OF_THESE(
      Kind.MISSING,
      "app.channel.get_channels_by_ids.not_found.app_error",
      "None of these is a public channel of the team."),
  NO_TEAM_OF_NAME(
      Kind.MISSING,
      "app.team.get_by_name.missing.app_error",
      "There is no team of that name. Check the spelling."),
  NOT_A_GROUP(
      Kind.INVALID,
      "app.channel.get_common_teams.incorrect_channel_type",
      "Only people in a direct or group message have common teams.");

  private final Reason reason;

  ListCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}

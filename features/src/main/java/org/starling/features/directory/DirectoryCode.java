package org.starling.features.directory;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why nobody is looked for. */
enum DirectoryCode implements Code {
  MISSING_TEAM(
      Kind.INVALID,
      "api.user.autocomplete_users.missing_team_id.app_error",
      "Completing names in a channel needs the team too. Send in_team beside in_channel."),
  NO_GROUP(Kind.MISSING, "app.group.no_rows", "There is no such group. Groups are not kept here."),
  OPEN_SERVER(
      Kind.INVALID,
      "api.user.get_users.validation.app_error",
      "Every address is allowed while the server is open to everybody.");

  private final Reason reason;

  DirectoryCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}

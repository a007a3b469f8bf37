package org.starling.features.teamgroups;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** What is refused because it is not part of this server. */
enum TeamGroupsCode implements Code {
  NO_GROUPS(
      Kind.FORBIDDEN, "api.ldap_groups.license_error", "Groups are not part of this server yet."),
  NO_IMPORT(
      Kind.INVALID,
      "api.team.import_team.unavailable.app_error",
      "Importing into a team is not part of this server yet.");

  private final Reason reason;

  TeamGroupsCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}

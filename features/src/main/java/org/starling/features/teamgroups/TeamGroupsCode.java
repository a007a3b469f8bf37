package org.starling.features.teamgroups;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;

/** What is refused because it is not part of this server. */
enum TeamGroupsCode implements Code {
  NO_GROUPS(
      Kind.FORBIDDEN, "api.ldap_groups.license_error", "Groups are not part of this server yet."),
  NO_IMPORT(
      Kind.INVALID,
      "api.team.import_team.unavailable.app_error",
      "Importing into a team is not part of this server yet.");

  private final Kind kind;
  private final String id;
  private final String text;

  TeamGroupsCode(Kind kind, String id, String text) {
    this.kind = kind;
    this.id = id;
    this.text = text;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String text() {
    return text;
  }
}

package org.starling.features.sidebar;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;

/** Why a sidebar is not changed. */
enum SidebarCode implements Code {
  REFUSED(
      Kind.INVALID,
      "app.channel.sidebar_categories.app_error",
      "That cannot be done with the sidebar. Only own categories are deleted, names have at most"
          + " 64 characters, and an order names every category once.");

  private final Kind kind;
  private final String id;
  private final String text;

  SidebarCode(Kind kind, String id, String text) {
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

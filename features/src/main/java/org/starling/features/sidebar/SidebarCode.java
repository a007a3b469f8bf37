package org.starling.features.sidebar;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why a sidebar is not changed. */
enum SidebarCode implements Code {
  REFUSED(
      Kind.INVALID,
      "app.channel.sidebar_categories.app_error",
      "That cannot be done with the sidebar. Only own categories are deleted, names have at most"
          + " 64 characters, and an order names every category once.");

  private final Reason reason;

  SidebarCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}

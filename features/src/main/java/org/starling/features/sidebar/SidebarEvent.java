package org.starling.features.sidebar;

import java.util.List;
import org.starling.kernel.Audience;
import org.starling.kernel.Event;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;

/** What happens to a person's categories; their own connections hear of it. */
sealed interface SidebarEvent extends Event {
  UserId user();

  TeamId team();

  record Created(UserId user, TeamId team, String category) implements SidebarEvent {}

  record Deleted(UserId user, TeamId team, String category) implements SidebarEvent {}

  record Updated(UserId user, TeamId team, List<Category> categories) implements SidebarEvent {}

  record Reordered(UserId user, TeamId team, List<String> categories) implements SidebarEvent {}

  @Override
  default Audience audience() {
    return Audience.team(team()).andUser(user());
  }
}

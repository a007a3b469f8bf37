package org.starling.features.teammembers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.starling.features.roles.Roles;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Json;
import org.starling.platform.http.Route;
import org.starling.platform.realtime.Frame;

/** Builds memberships in teams. */
public final class TeamMembersWiring {
  private TeamMembersWiring() {}

  public static Memberships wire(
      Platform platform, List<Route> routes, Roles roles, Permissions permissions) {
    MemberStore store = new MemberStore();
    Memberships memberships = new Memberships(platform, store);
    ReadMembers read = new ReadMembers(platform.db(), store, memberships, permissions);
    ChangeMemberRoles change = new ChangeMemberRoles(platform, roles, permissions, memberships);
    platform
        .frames()
        .encode(
            MemberEvent.RolesChanged.class,
            e -> List.of(Frame.of("memberrole_updated", e.audience(), data(e.member()))));
    routes.addAll(new MemberApi(read).routes());
    routes.addAll(new MemberRolesApi(change).routes());
    return memberships;
  }

  private static ObjectNode data(TeamMember member) {
    return Json.object().put("member", Json.text(MemberView.of(member)));
  }
}

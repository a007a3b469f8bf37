package org.starling.server;

import java.util.List;
import org.starling.features.channeledit.ChannelEditWiring;
import org.starling.features.channeledit.OpenConversation;
import org.starling.features.channellists.ChannelListWiring;
import org.starling.features.channelmembers.ChannelMembersWiring;
import org.starling.features.channels.ChannelNeighbours;
import org.starling.features.channels.ChannelWiring;
import org.starling.features.roles.RolesWiring;
import org.starling.features.sidebar.SidebarWiring;
import org.starling.features.teamgroups.TeamGroupsWiring;
import org.starling.features.teamicons.TeamIconsWiring;
import org.starling.features.teaminvites.TeamInvitesWiring;
import org.starling.features.teamjoins.TeamJoinsWiring;
import org.starling.features.teammembers.Memberships;
import org.starling.features.teammembers.TeamMembersWiring;
import org.starling.features.teams.TeamsWiring;
import org.starling.features.teamunread.TeamUnreadWiring;
import org.starling.features.users.UsersWiring;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Teams, channels and the sidebar; a part of {@link Assembly}. */
record Places(
    Memberships memberships,
    TeamsWiring.Faces teams,
    ChannelWiring.Faces channels,
    OpenConversation conversations,
    SidebarWiring.Faces sidebar) {

  private record TeamPlaces(Memberships memberships, TeamsWiring.Faces teams) {}

  static Places wire(Platform platform, List<Route> routes, Loose loose, People people) {
    UsersWiring.Faces users = people.users();
    RolesWiring.Wired roles = people.roles();
    Memberships memberships =
        TeamMembersWiring.wire(platform, routes, roles.roles(), roles.permissions());
    loose.teamRoles.set(memberships);
    loose.sessionTeams.set(memberships);
    TeamsWiring.Faces teams =
        TeamsWiring.wire(
            platform,
            routes,
            new TeamsWiring.Neighbours(
                users.users(),
                memberships,
                roles.permissions(),
                loose.teamLife,
                loose.teamRemoval));
    TeamJoinsWiring.wire(
        platform,
        routes,
        new TeamJoinsWiring.Neighbours(
            users.users(),
            teams.teams(),
            teams.joining(),
            memberships,
            roles.permissions(),
            loose.teamLife));
    TeamIconsWiring.wire(platform, routes, teams);
    TeamGroupsWiring.wire(platform, routes, users, roles.permissions());
    return channels(platform, routes, loose, people, new TeamPlaces(memberships, teams));
  }

  private static Places channels(
      Platform platform, List<Route> routes, Loose loose, People people, TeamPlaces places) {
    UsersWiring.Faces users = people.users();
    RolesWiring.Wired roles = people.roles();
    TeamsWiring.Faces teams = places.teams();
    ChannelWiring.Faces channels =
        ChannelWiring.wire(platform, roles.permissions(), loose.sidebarPlaces, loose.threads);
    loose.channelRoles.set(channels.roles());
    ChannelNeighbours channelNeighbours =
        new ChannelNeighbours(
            roles.permissions(), roles.roles(), users.users(), teams.teams(), loose.systemPosts);
    ChannelEditWiring.Faces edits =
        ChannelEditWiring.wire(
            platform,
            routes,
            channelNeighbours,
            channels,
            new ChannelEditWiring.Upwards(loose.sidebarPlaces, loose.channelRemoval));
    loose.teamLife.set(edits.life());
    TeamUnreadWiring.wire(platform, routes, roles.permissions());
    loose.invitations.set(
        TeamInvitesWiring.wire(
            platform,
            routes,
            new TeamInvitesWiring.Neighbours(
                users.users(),
                roles.permissions(),
                people.auth().mailer(),
                teams.teams(),
                teams.joining(),
                channels.channels(),
                channels.memberships(),
                loose.systemPosts)));
    ChannelMembersWiring.wire(platform, routes, channelNeighbours, channels, loose.threads);
    ChannelListWiring.wire(platform, routes, channelNeighbours, channels, teams.shapes());
    SidebarWiring.Faces sidebar =
        SidebarWiring.wire(
            platform,
            routes,
            roles.permissions(),
            channels.memberships(),
            loose.favouritePreferences);
    loose.sidebarPlaces.set(sidebar.places());
    return new Places(places.memberships(), teams, channels, edits.conversations(), sidebar);
  }
}

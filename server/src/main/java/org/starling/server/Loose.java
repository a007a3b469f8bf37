package org.starling.server;

import java.util.ArrayList;
import java.util.List;
import org.starling.features.channeledit.ChannelRemoval;
import org.starling.features.channels.SidebarPlaces;
import org.starling.features.channels.SystemPosts;
import org.starling.features.profiles.AccountRemoval;
import org.starling.features.roles.ChannelRoles;
import org.starling.features.roles.TeamRoles;
import org.starling.features.sessions.SessionTeams;
import org.starling.features.sessions.TokenSessions;
import org.starling.features.sidebar.FavouritePreferences;
import org.starling.features.signup.Invitations;
import org.starling.features.teams.TeamLife;
import org.starling.features.teams.TeamRemoval;
import org.starling.features.threads.ThreadsOfChannels;
import org.starling.features.users.AccountLife;
import org.starling.kernel.Later;
import org.starling.kernel.Permissions;

/**
 * Ends that earlier features leave for later ones to tie: what they ask upward, answered from the
 * first request on. A part of {@link Assembly}.
 */
final class Loose {
  final Later<TeamRoles> teamRoles = new Later<>();
  final Later<ChannelRoles> channelRoles = new Later<>();
  final Later<SessionTeams> sessionTeams = new Later<>();
  final Later<TokenSessions> tokenSessions = new Later<>();
  final Later<AccountRemoval> accountRemoval = new Later<>();
  final Later<Invitations> invitations = new Later<>();
  final Later<TeamLife> teamLife = new Later<>();
  final Later<TeamRemoval> teamRemoval = new Later<>();
  final Later<SidebarPlaces> sidebarPlaces = new Later<>();
  final Later<ChannelRemoval> channelRemoval = new Later<>();
  final Later<SystemPosts> systemPosts = new Later<>();
  final Later<ThreadsOfChannels> threads = new Later<>();
  final Later<FavouritePreferences> favouritePreferences = new Later<>();
  final Later<Permissions> permissions = new Later<>();
  final List<AccountLife> accountLives = new ArrayList<>();
}

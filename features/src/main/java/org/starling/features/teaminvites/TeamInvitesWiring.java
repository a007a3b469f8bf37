package org.starling.features.teaminvites;

import java.util.List;
import java.util.function.Supplier;
import org.starling.features.auth.Mailer;
import org.starling.features.channels.Channels;
import org.starling.features.channels.SystemPosts;
import org.starling.features.signup.Invitations;
import org.starling.features.teams.JoinTeam;
import org.starling.features.teams.Teams;
import org.starling.features.users.Users;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds invitations into teams. */
public final class TeamInvitesWiring {
  /**
   * Other features that invitations ask.
   *
   * @param posts exists when the first request comes
   */
  public record Neighbours(
      Users users,
      Permissions permissions,
      Mailer mailer,
      Teams teams,
      JoinTeam joining,
      Channels channels,
      org.starling.features.channels.Memberships channelMemberships,
      Supplier<? extends SystemPosts> posts) {}

  private TeamInvitesWiring() {}

  /** Returns what signing up asks. */
  public static Invitations wire(Platform platform, List<Route> routes, Neighbours neighbours) {
    InviteStore store = new InviteStore();
    TeamInvitations invitations = new TeamInvitations(platform, store, neighbours);
    InviteByMail mail = new InviteByMail(platform, store, neighbours);
    routes.addAll(new TeamInvitesApi(invitations, mail).routes());
    return invitations;
  }
}

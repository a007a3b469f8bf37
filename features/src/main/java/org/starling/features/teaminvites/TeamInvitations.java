package org.starling.features.teaminvites;

import java.time.Clock;
import org.starling.features.signup.Invitations;
import org.starling.features.teaminvites.InviteStore.Mailed;
import org.starling.features.teammembers.TeamMember;
import org.starling.features.teams.JoinTeam;
import org.starling.features.teams.Team;
import org.starling.features.teams.TeamCode;
import org.starling.features.teams.Teams;
import org.starling.features.users.User;
import org.starling.features.users.Users;
import org.starling.kernel.Caller;
import org.starling.platform.Platform;
import org.starling.platform.db.Database;
import org.starling.platform.db.Tx;

/** Finds invitations and accepts them, at sign-up and afterwards. */
final class TeamInvitations implements Invitations {
  private final Database db;
  private final Clock clock;
  private final InviteStore store;
  private final Users users;
  private final Teams teams;
  private final JoinTeam joining;
  private final EnterChannel channels;

  TeamInvitations(Platform platform, InviteStore store, TeamInvitesWiring.Neighbours neighbours) {
    this.db = platform.db();
    this.clock = platform.clock();
    this.store = store;
    this.users = neighbours.users();
    this.teams = neighbours.teams();
    this.joining = neighbours.joining();
    this.channels = new EnterChannel(platform.events(), neighbours);
  }

  private record Link(JoinTeam joining, Team team) implements Invitation {
    @Override
    public String email() {
      return "";
    }

    @Override
    public void accept(Tx tx, User user) {
      joining.join(tx, team, user, null);
    }
  }

  private final class Letter implements Invitation {
    private final Mailed mailed;
    private final Team team;

    private Letter(Mailed mailed, Team team) {
      this.mailed = mailed;
      this.team = team;
    }

    @Override
    public String email() {
      return mailed.email();
    }

    @Override
    public void accept(Tx tx, User user) {
      use(tx, mailed, team, user);
    }
  }

  /** What anybody who has the link may know of the team. */
  Team open(String inviteId) {
    Team team = teams.byInviteId(inviteId).orElseThrow(InviteCode.UNKNOWN_LINK::refuse);
    if (!team.isOpen()) {
      throw InviteCode.CLOSED_TEAM.refuse();
    }
    return team;
  }

  @Override
  public Invitation byLink(String inviteId, String email) {
    Team team = link(inviteId);
    if (!joining.admitsAddress(team, email)) {
      throw InviteCode.ADDRESS_REFUSED.refuse();
    }
    return new Link(joining, team);
  }

  @Override
  public Invitation byToken(String token) {
    Mailed mailed =
        store.find(db.primary(), token).orElseThrow(InviteCode.UNKNOWN_TOKEN_AT_SIGN_UP::refuse);
    return new Letter(mailed, counting(mailed));
  }

  TeamMember joinByLink(Caller caller, String inviteId) {
    if (caller.guest()) {
      throw InviteCode.NOT_FOR_GUESTS.refuse();
    }
    Team team = link(inviteId);
    User user = users.byId(caller.user()).orElseThrow();
    return db.write(tx -> joining.join(tx, team, user, null));
  }

  TeamMember joinByToken(Caller caller, String token) {
    Mailed mailed = store.find(db.primary(), token).orElseThrow(InviteCode.UNKNOWN_TOKEN::refuse);
    Team team = counting(mailed);
    User user = users.byId(caller.user()).orElseThrow();
    return db.write(tx -> use(tx, mailed, team, user));
  }

  private Team link(String inviteId) {
    Team team = teams.byInviteId(inviteId).orElseThrow(InviteCode.UNKNOWN_LINK::refuse);
    if (team.managedByGroups()) {
      throw InviteCode.LINK_OF_GROUP_TEAM.refuse();
    }
    return team;
  }

  private Team counting(Mailed mailed) {
    if (clock.millis() - mailed.createAt() >= InviteLimits.VALID.toMillis()) {
      throw InviteCode.EXPIRED_TOKEN.refuse();
    }
    Team team = teams.byId(mailed.team()).orElseThrow(TeamCode.UNKNOWN::refuse);
    if (team.managedByGroups()) {
      throw InviteCode.TOKEN_OF_GROUP_TEAM.refuse();
    }
    return team;
  }

  /** Two who use the same invitation at once: the row goes to one of them, the other is refused. */
  private TeamMember use(Tx tx, Mailed mailed, Team team, User user) {
    if (!store.delete(tx, mailed.token())) {
      throw InviteCode.UNKNOWN_TOKEN.refuse();
    }
    TeamMember member = joining.join(tx, team, user, null);
    mailed.channels().forEach(channel -> channels.enter(tx, channel, user));
    return member;
  }
}

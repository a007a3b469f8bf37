package org.starling.features.teaminvites;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.starling.features.channels.Channel;
import org.starling.features.teaminvites.InviteStore.Mailed;
import org.starling.features.teams.Team;
import org.starling.features.teams.TeamCode;
import org.starling.features.users.User;
import org.starling.features.users.UserRules;
import org.starling.kernel.Caller;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Ids;
import org.starling.kernel.TeamId;
import org.starling.platform.Platform;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.db.Database;
import org.starling.platform.http.HttpCode;

/** Invites people into a team by mail, each with a token of their own. */
final class InviteByMail {
  /** Whom, into which channels beside the default ones, and a few words from the sender. */
  record Letter(List<String> emails, List<ChannelId> channels, String message) {}

  /** Addresses that the team does not take, and the others. */
  private record Sorted(List<String> accepted, List<String> refused) {}

  private final ConfigSource config;
  private final Database db;
  private final Ids ids;
  private final Clock clock;
  private final InviteStore store;
  private final MailAllowance allowance;
  private final InvitationWriter writer;
  private final TeamInvitesWiring.Neighbours others;

  InviteByMail(Platform platform, InviteStore store, TeamInvitesWiring.Neighbours others) {
    this.config = platform.config();
    this.db = platform.db();
    this.ids = platform.ids();
    this.clock = platform.clock();
    this.store = store;
    this.writer = new InvitationWriter(platform.config());
    this.allowance = new MailAllowance(platform.clock());
    this.others = others;
  }

  void checkMay(Caller caller, TeamId team) {
    for (String permission : List.of("invite_user", "add_user_to_team")) {
      if (!others.permissions().inTeam(caller, team, permission)) {
        throw HttpCode.NOT_PERMITTED.refuse(permission);
      }
    }
  }

  /** All or, if one address is refused, nobody. */
  void inviteAll(Caller caller, TeamId id, Letter letter) {
    Team team = team(id);
    Sorted sorted = sort(team, letter.emails());
    if (!sorted.refused().isEmpty()) {
      throw InviteCode.BAD_ADDRESS.refuse();
    }
    send(caller, team, sorted.accepted(), letter);
  }

  /** Those whom the team takes; returns the addresses of the others. */
  List<String> inviteEach(Caller caller, TeamId id, Letter letter) {
    Team team = team(id);
    Sorted sorted = sort(team, letter.emails());
    if (!sorted.accepted().isEmpty()) {
      send(caller, team, sorted.accepted(), letter);
    }
    return sorted.refused();
  }

  private Team team(TeamId id) {
    if (!config.current().service().enableEmailInvitations()) {
      throw InviteCode.MAIL_OFF.refuse();
    }
    return others.teams().byId(id).orElseThrow(TeamCode.UNKNOWN::refuse);
  }

  private Sorted sort(Team team, List<String> emails) {
    List<String> accepted = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (String email : emails) {
      boolean fits = UserRules.isEmail(email) && others.joining().admitsAddress(team, email);
      (fits ? accepted : refused).add(email);
    }
    return new Sorted(accepted, refused);
  }

  /** One token a person, all stored before the first mail is queued. */
  private void send(Caller caller, Team team, List<String> emails, Letter letter) {
    if (!allowance.take(caller.user(), emails.size())) {
      throw InviteCode.TOO_MANY_MAILS.refuse();
    }
    User sender = others.users().byId(caller.user()).orElseThrow();
    List<ChannelId> channels = channels(caller, team, letter.channels());
    long now = clock.millis();
    List<Mailed> invitations =
        emails.stream()
            .map(email ->
                new Mailed(ids.secret(InviteLimits.TOKEN_CHARS), now, team.id(), email, channels))
            .toList();
    db.write(tx -> {
      invitations.forEach(invitation -> store.insert(tx, invitation));
      tx.afterCommit(() -> {
        for (Mailed invitation : invitations) {
          others.mailer().post(writer.write(invitation, team, sender, letter.message()));
        }
      });
      return invitations;
    });
  }

  /** Channels into which the sender may bring people; others are left out without a word. */
  private List<ChannelId> channels(Caller caller, Team team, List<ChannelId> wanted) {
    List<ChannelId> allowed = new ArrayList<>();
    for (Channel channel : others.channels().byIds(wanted)) {
      if (!channel.teamId().equals(team.id().value())) {
        throw InviteCode.FOREIGN_CHANNEL.refuse();
      }
      String permission =
          channel.open() ? "manage_public_channel_members" : "manage_private_channel_members";
      if (others.permissions().inChannel(caller, channel.id(), permission)) {
        allowed.add(channel.id());
      }
    }
    return allowed;
  }

  /** Makes every invitation that was mailed and not used yet useless. */
  void voidAll() {
    db.write(tx -> {
      store.deleteAll(tx);
      return true;
    });
  }
}

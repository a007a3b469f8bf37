package org.starling.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.starling.features.accountremoval.AccountRemovalWiring;
import org.starling.features.profiles.AccountRemoval;
import org.starling.features.audit.AuditTrail;
import org.starling.features.audit.AuditWiring;
import org.starling.features.avatars.AvatarsWiring;
import org.starling.features.absent.AbsentWiring;
import org.starling.features.auth.AuthWiring;
import org.starling.features.mfa.Mfa;
import org.starling.features.mfa.MfaWiring;
import org.starling.features.recovery.RecoveryWiring;
import org.starling.features.signin.SignInWiring;
import org.starling.features.terms.TermsWiring;
import org.starling.features.channeledit.ChannelEditWiring;
import org.starling.features.channeledit.ChannelRemoval;
import org.starling.features.channellists.ChannelListWiring;
import org.starling.features.channelmembers.ChannelMembersWiring;
import org.starling.features.channelmembers.ChannelThreads;
import org.starling.features.channels.ChannelNeighbours;
import org.starling.features.channels.ChannelWiring;
import org.starling.features.channels.SidebarPlaces;
import org.starling.features.channels.SystemPosts;
import org.starling.features.customstatus.CustomStatusWiring;
import org.starling.features.directory.DirectoryWiring;
import org.starling.features.emoji.EmojiWiring;
import org.starling.features.files.FileWiring;
import org.starling.features.files.Files;
import org.starling.features.preferences.PreferencesWiring;
import org.starling.features.profiles.ProfilesWiring;
import org.starling.features.roles.ChannelRoles;
import org.starling.features.roles.RolesWiring;
import org.starling.features.roles.TeamRoles;
import org.starling.features.sessions.SessionEvent;
import org.starling.features.sessions.SessionTeams;
import org.starling.features.sessions.SessionsWiring;
import org.starling.features.sessions.TokenSessions;
import org.starling.features.accesstokens.AccessTokensWiring;
import org.starling.features.settings.SettingsWiring;
import org.starling.features.sidebar.FavouritePreferences;
import org.starling.features.sidebar.SidebarWiring;
import org.starling.features.signup.Invitations;
import org.starling.features.signup.SignUpWiring;
import org.starling.features.teamgroups.TeamGroupsWiring;
import org.starling.features.teamicons.TeamIconsWiring;
import org.starling.features.system.SystemWiring;
import org.starling.features.teaminvites.TeamInvitesWiring;
import org.starling.features.status.StatusWiring;
import org.starling.features.teamjoins.TeamJoinsWiring;
import org.starling.features.teammembers.Memberships;
import org.starling.features.teammembers.TeamMembersWiring;
import org.starling.features.teamremoval.TeamRemovalWiring;
import org.starling.features.teams.TeamLife;
import org.starling.features.teams.TeamRemoval;
import org.starling.features.teams.TeamsWiring;
import org.starling.features.teamunread.TeamUnreadWiring;
import org.starling.features.users.AccountLife;
import org.starling.features.users.Passwords;
import org.starling.features.users.UsersWiring;
import org.starling.kernel.EventBus;
import org.starling.kernel.Ids;
import org.starling.kernel.Later;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.config.ConfigFile;
import org.starling.platform.config.LiveConfig;
import org.starling.platform.config.SqlConfig;
import org.starling.platform.db.EmbeddedPostgres;
import org.starling.platform.db.PostgresDatabase;
import org.starling.platform.http.Edge;
import org.starling.platform.http.EdgeState;
import org.starling.platform.http.HttpServer;
import org.starling.platform.http.Route;
import org.starling.platform.http.Site;
import org.starling.platform.http.Upgrade;
import org.starling.platform.logging.Logs;
import org.starling.platform.metrics.Caches;
import org.starling.platform.realtime.Hub;
import org.starling.platform.storage.LocalBlobs;

/** The order in which the server is put together. Features follow the order of the house. */
final class Assembly {
  private static final String API_LEVEL = "11.6.0";

  private Assembly() {}

  /** Starts everything; what was started is closed with {@code server}, also after a failure. */
  static void start(Start start, RunningServer server) throws InterruptedException {
    Logs logs = Logs.open(start.data().resolve("logs"));
    server.onClose(logs::close);
    Ids ids = new Ids(new SecureRandom());
    LiveConfig config = config(start.data(), ids);
    logs.follow(config);
    SqlConfig sql = config.current().sql();
    if (sql.embedded()) {
      EmbeddedPostgres postgres = EmbeddedPostgres.start(start.data(), ids);
      server.onClose(postgres::close);
      sql = sql.of(postgres.dataSource());
      start.clock().done("database");
    }
    PostgresDatabase db = PostgresDatabase.open(sql, Clock.systemUTC());
    server.onClose(db::close);
    start.clock().done("schema");
    EventBus events = new EventBus();
    Clock clock = Clock.systemUTC();
    Hub hub = new Hub(events, config, ids, clock, API_LEVEL);
    server.onClose(hub::close);
    Platform platform =
        new Platform(
            config,
            db,
            new LocalBlobs(start.data().resolve("files")),
            events,
            hub,
            hub.actions(),
            new Caches(),
            ids,
            clock);

    List<Route> routes = new ArrayList<>();
    Later<Permissions> permissions = new Later<>();
    List<AccountLife> accountLives = new ArrayList<>();
    UsersWiring.Faces users = UsersWiring.wire(platform, routes, permissions, accountLives);
    Later<TeamRoles> teamRoles = new Later<>();
    Later<ChannelRoles> channelRoles = new Later<>();
    RolesWiring.Wired roles =
        RolesWiring.wire(platform, users.users(), teamRoles, channelRoles, routes);
    permissions.set(roles.permissions());
    Later<SessionTeams> sessionTeams = new Later<>();
    Later<TokenSessions> tokenSessions = new Later<>();
    SessionsWiring.Wired sessions =
        SessionsWiring.wire(
            platform,
            new SessionsWiring.Neighbours(
                users.users(), roles.permissions(), sessionTeams, tokenSessions),
            routes);
    server.onClose(sessions.close());
    tokenSessions.set(
        AccessTokensWiring.wire(platform, users.users(), roles.permissions(), sessions, routes));
    accountLives.add(sessions.end());
    Mfa mfa = MfaWiring.wire(platform, users.users(), roles.permissions(), routes);
    AuthWiring.Faces auth =
        AuthWiring.wire(
            platform,
            new AuthWiring.Neighbours(users, roles.permissions(), sessions, mfa),
            routes);
    server.onClose(auth.close());
    Passwords passwords = auth.passwords();
    accountLives.add(RecoveryWiring.wire(platform, users, auth, routes));
    SignInWiring.wire(platform, users.users(), roles.permissions(), passwords, routes);
    TermsWiring.wire(platform, routes);
    AuditTrail audit = AuditWiring.wire(platform, routes, roles.permissions());
    Later<AccountRemoval> accountRemoval = new Later<>();
    ProfilesWiring.wire(
        platform,
        routes,
        users,
        roles,
        new ProfilesWiring.Neighbours(passwords, accountRemoval));
    DirectoryWiring.wire(platform, routes, users, roles);
    AvatarsWiring.wire(platform, routes, users, roles.permissions());
    Later<Invitations> invitations = new Later<>();
    SignUpWiring.wire(
        platform,
        routes,
        users,
        new SignUpWiring.Neighbours(roles.permissions(), passwords, invitations));
    Memberships memberships =
        TeamMembersWiring.wire(platform, routes, roles.roles(), roles.permissions());
    teamRoles.set(memberships);
    sessionTeams.set(memberships);
    Later<TeamLife> teamLife = new Later<>();
    Later<TeamRemoval> teamRemoval = new Later<>();
    TeamsWiring.Faces teams =
        TeamsWiring.wire(
            platform,
            routes,
            new TeamsWiring.Neighbours(
                users.users(), memberships, roles.permissions(), teamLife, teamRemoval));
    TeamJoinsWiring.wire(
        platform,
        routes,
        new TeamJoinsWiring.Neighbours(
            users.users(),
            teams.teams(),
            teams.joining(),
            memberships,
            roles.permissions(),
            teamLife));
    TeamIconsWiring.wire(platform, routes, teams);
    TeamGroupsWiring.wire(platform, routes, users, roles.permissions());
    Later<SidebarPlaces> sidebarPlaces = new Later<>();
    Later<ChannelRemoval> channelRemoval = new Later<>();
    ChannelWiring.Faces channels =
        ChannelWiring.wire(platform, roles.permissions(), sidebarPlaces);
    channelRoles.set(channels.roles());
    Later<SystemPosts> systemPosts = new Later<>();
    Later<ChannelThreads> channelThreads = new Later<>();
    ChannelNeighbours channelNeighbours =
        new ChannelNeighbours(
            roles.permissions(), roles.roles(), users.users(), teams.teams(), systemPosts);
    teamLife.set(
        ChannelEditWiring.wire(
            platform,
            routes,
            channelNeighbours,
            channels,
            new ChannelEditWiring.Upwards(sidebarPlaces, channelRemoval)));
    TeamUnreadWiring.wire(platform, routes, roles.permissions());
    invitations.set(
        TeamInvitesWiring.wire(
            platform,
            routes,
            new TeamInvitesWiring.Neighbours(
                users.users(),
                roles.permissions(),
                auth.mailer(),
                teams.teams(),
                teams.joining(),
                channels.channels(),
                channels.memberships(),
                systemPosts)));
    ChannelMembersWiring.wire(platform, routes, channelNeighbours, channels, channelThreads);
    ChannelListWiring.wire(
        platform, routes, channelNeighbours, channels, teams.shapes());
    Later<FavouritePreferences> favouritePreferences = new Later<>();
    SidebarWiring.Faces sidebar =
        SidebarWiring.wire(
            platform, routes, roles.permissions(), channels.memberships(), favouritePreferences);
    sidebarPlaces.set(sidebar.places());
    PreferencesWiring.Faces preferences =
        PreferencesWiring.wire(
            platform,
            routes,
            roles.permissions(),
            sidebar.favourites()::set);
    favouritePreferences.set(preferences.preferences()::mirrorFavourites);
    accountLives.add(preferences.first());
    Predicate<String> emojiExists = EmojiWiring.wire(platform, routes, roles.permissions());
    CustomStatusWiring.wire(
        platform,
        routes,
        new CustomStatusWiring.Neighbours(
            users,
            roles.permissions(),
            preferences.preferences(),
            emojiExists));
    StatusWiring.Faces statuses =
        StatusWiring.wire(platform, routes, roles.permissions(), sessions.keep()::active);
    Files files =
        FileWiring.wire(platform, routes, roles.permissions(), channels.channels());
    accountLives.add(statuses.life());
    server.onClose(statuses.stop());
    Conversation.Faces conversation =
        Conversation.wire(
            platform,
            routes,
            new Conversation.Needs(
                roles.permissions(),
                users.users(),
                users.profiles(),
                teams.teams(),
                channels.channels(),
                statuses.statuses(),
                files));
    systemPosts.set(conversation.systemPosts());
    accountRemoval.set(
        AccountRemovalWiring.wire(platform, users.accounts(), channels.channels(), memberships));
    TeamRemovalWiring.Faces removal = TeamRemovalWiring.wire(platform, channels.channels());
    teamRemoval.set(removal.teams());
    channelRemoval.set(removal.channels());
    channelThreads.set(conversation.channelThreads());
    Supplier<String> versionId =
        SettingsWiring.wire(platform, config, roles.permissions(), Version.current(), routes);

    BooleanSupplier busy =
        SystemWiring.wire(
            platform,
            roles.permissions(),
            new SystemWiring.Surroundings(
                logs::file, hub::sockets, users.users(), auth.mailer()),
            routes);
    AbsentWiring.wire(platform, routes, roles.permissions());

    EdgeState state = new EdgeState(config, versionId, busy);
    Site site = new Site(start.client(), state);
    List<Route> watched = audit.watching(sessions.keep().watching(routes));
    Edge edge = new Edge(watched, sessions.authenticator(), state, site);
    server.onClose(
        ServerMetrics.listen(platform, hub, edge, state, sessions.authenticator())::close);
    ReloadSignal.follow(config);
    events.on(SessionEvent.Ended.class, ended -> hub.end(ended.user(), ended.sessions()));
    Upgrade websocket =
        hub.open(
            new Hub.Surroundings(
                sessions.authenticator(),
                new Audiences(channels.channels(), teams.teams(), roles.permissions()),
                versionId,
                hostname()));
    HttpServer http = new HttpServer(edge, ids, websocket);
    http.listen(new InetSocketAddress(start.port()));
    server.onClose(http::close);
    server.serves(routes);
    start.clock().done("server");
  }

  private static String hostname() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  /** The settings of a data directory, under the environment's overrides. */
  static LiveConfig config(Path data, Ids ids) {
    return LiveConfig.open(configFile(data), System.getenv(), ids);
  }

  /** config/config.json under the data directory, unless MM_CONFIG names another file. */
  private static ConfigFile configFile(Path data) {
    String other = System.getenv("MM_CONFIG");
    return new ConfigFile(
        other == null || other.isBlank() ? data.resolve("config/config.json") : Path.of(other));
  }
}

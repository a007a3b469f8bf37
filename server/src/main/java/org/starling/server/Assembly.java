package org.starling.server;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.starling.features.absent.AbsentWiring;
import org.starling.features.accountremoval.AccountRemovalWiring;
import org.starling.features.channels.Channels;
import org.starling.features.drafts.DraftWiring;
import org.starling.features.jobs.JobsWiring;
import org.starling.features.nodes.Nodes;
import org.starling.features.nodes.NodesWiring;
import org.starling.features.settings.SettingsWiring;
import org.starling.features.system.SystemWiring;
import org.starling.features.systembot.SystemBotWiring;
import org.starling.features.teamremoval.TeamRemovalWiring;
import org.starling.features.users.UsersWiring;
import org.starling.kernel.EventBus;
import org.starling.kernel.Ids;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.cluster.Alone;
import org.starling.platform.cluster.Caches;
import org.starling.platform.cluster.Cluster;
import org.starling.platform.cluster.JoinedCluster;
import org.starling.platform.cluster.SharedFiles;
import org.starling.platform.cluster.Standing;
import org.starling.platform.config.ClusterConfig;
import org.starling.platform.config.Config;
import org.starling.platform.config.LiveConfig;
import org.starling.platform.config.SqlConfig;
import org.starling.platform.db.EmbeddedPostgres;
import org.starling.platform.db.PostgresDatabase;
import org.starling.platform.http.EdgeState;
import org.starling.platform.http.Route;
import org.starling.platform.jobs.JobServer;
import org.starling.platform.jobs.Jobs;
import org.starling.platform.logging.Logs;
import org.starling.platform.realtime.Hub;
import org.starling.platform.storage.FileStore;

/** The order in which the server is put together. Features follow the order of the house. */
final class Assembly {
  private static final String API_LEVEL = "11.6.0";

  private Assembly() {}

  /**
   * Starts everything; what was started is closed with {@code server}, also after a failure.
   *
   * @return whether there is no account yet
   */
  static boolean start(Start start, RunningServer server) throws InterruptedException {
    Logs logs = Logs.open(start.data().resolve("logs"));
    server.onClose(logs::close);
    Ids ids = new Ids(new SecureRandom());
    LiveConfig config = settings(start, server, ids);
    logs.follow(config);
    PostgresDatabase db = database(start, server, config, ids);
    start.clock().done("schema");
    Clock clock = Clock.systemUTC();
    EventBus events = new EventBus();
    Cluster cluster = cluster(start, config, ids, db);
    Hub hub = new Hub(new Hub.Outside(config, ids, clock), events, cluster, API_LEVEL);
    server.onClose(hub::close);
    db.around(hub::together);
    Platform platform =
        new Platform(
            config,
            db,
            FileStore.of(config.current(), start.data()),
            cluster,
            new Jobs(db, ids, clock),
            events,
            hub,
            hub.actions(),
            hub.whereabouts(),
            new Caches(cluster),
            ids,
            clock);

    db.onUnknown(() -> readAnew(platform.caches(), hub));
    Standing standing = new Standing(cluster.contact());
    List<Route> routes = new ArrayList<>();
    Loose loose = new Loose();
    People people = People.wire(platform, routes, loose, server);
    Places places = Places.wire(platform, routes, loose, people);
    Personal personal = Personal.wire(platform, routes, loose, people, places);
    server.onClose(personal.statuses().stop());
    talk(platform, routes, loose, new Parts(people, places, personal), server);
    Permissions permissions = people.roles().permissions();
    Supplier<String> ownVersionId =
        SettingsWiring.wire(platform, config, permissions, Version.current(), routes);
    BooleanSupplier busy =
        SystemWiring.wire(platform, permissions, surroundings(logs, hub, people, standing), routes);
    SharedFiles files = new SharedFiles(cluster, platform.blobs(), ids);
    Nodes.Here here = new Nodes.Here(standing, files, ownVersionId);
    Channels channels = places.channels().channels();
    Nodes nodes = last(platform, permissions, channels, here, routes);
    ReloadSignal.follow(config);
    EdgeState state = new EdgeState(config, nodes::versionId, busy, standing);
    if (cluster instanceof JoinedCluster joined) {
      join(joined, files, server);
      nodes.meet();
      start.clock().done("cluster");
    }
    doJobs(platform, server);
    Doors doors = new Doors(platform, hub, state, routes);
    doors.open(start, server, people, places);
    start.clock().done("server");
    return people.users().accounts().none();
  }

  private static LiveConfig settings(Start start, RunningServer server, Ids ids) {
    LiveConfig config = SettingsSource.live(start.settings(), ids);
    server.onClose(config::close);
    return config;
  }

  /** After a change that may have been made and was not told of. */
  private static void readAnew(Caches caches, Hub hub) {
    try {
      caches.dropEverywhere();
    } finally {
      hub.renewEverywhere();
    }
  }

  private static SystemWiring.Surroundings surroundings(
      Logs logs, Hub hub, People people, Standing standing) {
    return new SystemWiring.Surroundings(
        logs::file, hub::sockets, people.users().users(), people.auth().mailer(), standing);
  }

  /** What is wired when everything else has been. */
  private static Nodes last(
      Platform platform,
      Permissions permissions,
      Channels channels,
      Nodes.Here here,
      List<Route> routes) {
    Nodes nodes = NodesWiring.wire(platform, Version.current(), here, routes);
    JobsWiring.wire(platform, permissions, routes);
    AbsentWiring.wire(platform, routes, permissions, channels);
    return nodes;
  }

  private static void join(JoinedCluster cluster, SharedFiles files, RunningServer server) {
    files.begin();
    server.onClose(files::end);
    server.onClose(cluster::leave);
    cluster.join();
  }

  private static void doJobs(Platform platform, RunningServer server) {
    Config config = platform.config().current();
    JobServer jobs =
        new JobServer(
            platform.jobs(),
            config.jobs(),
            new JobServer.Place(
                platform.cluster(),
                config.cluster().clusterName(),
                platform.db(),
                platform.clock()));
    server.onClose(jobs::close);
    jobs.start();
  }

  private static PostgresDatabase database(
      Start start, RunningServer server, LiveConfig config, Ids ids) {
    Supplier<SqlConfig> settings = () -> config.current().sql();
    if (settings.get().embedded()) {
      EmbeddedPostgres postgres = EmbeddedPostgres.start(start.data(), ids);
      postgres.standAlone();
      postgres.keepRunning();
      server.onClose(postgres::close);
      settings = () -> config.current().sql().orElse(postgres.dataSource());
      start.clock().done("database");
    }
    PostgresDatabase db = PostgresDatabase.open(settings, Clock.systemUTC());
    server.onClose(db::close);
    return db;
  }

  private static Cluster cluster(Start start, LiveConfig config, Ids ids, PostgresDatabase db) {
    ClusterConfig settings = config.current().cluster();
    return settings.enable()
        ? new JoinedCluster(
            new JoinedCluster.Settings(
                settings,
                Doors.address(start, config).getPort(),
                config.current().starling().clusterKeyFile(),
                config.current().starling().silentNodeSeconds(),
                Version.current()),
            ids,
            db,
            Clock.systemUTC())
        : new Alone(ids, db);
  }

  private record Parts(People people, Places places, Personal personal) {}

  private static void talk(
      Platform platform, List<Route> routes, Loose loose, Parts parts, RunningServer server) {
    UsersWiring.Faces users = parts.people().users();
    Channels channels = parts.places().channels().channels();
    Conversation.Faces conversation =
        Conversation.wire(
            platform,
            routes,
            new Conversation.Needs(
                parts.people().roles().permissions(),
                users.users(),
                users.profiles(),
                parts.places().teams().teams(),
                channels,
                parts.places().conversations(),
                SystemBotWiring.wire(platform, users),
                parts.personal().statuses().statuses(),
                parts.personal().files(),
                parts.personal().emoji()));
    DraftWiring.wire(
        platform,
        routes,
        new DraftWiring.Needs(
            parts.people().roles().permissions(), channels, parts.personal().files()));
    loose.systemPosts.set(conversation.systemPosts());
    loose.accountRemoval.set(AccountRemovalWiring.wire(platform, users.accounts()));
    TeamRemovalWiring.Faces removal = TeamRemovalWiring.wire(platform, channels);
    loose.teamRemoval.set(removal.teams());
    loose.channelRemoval.set(removal.channels());
    loose.threads.set(conversation.threads());
    server.repeats(
        "reminders", () -> conversation.reminders().sendDue(platform.cluster().leadership()));
  }
}

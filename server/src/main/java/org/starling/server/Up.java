package org.starling.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.Ids;
import org.starling.platform.db.EmbeddedPostgres;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts everything and stays in the foreground until SIGTERM or Ctrl-C. */
@Command(
    name = "up",
    aliases = "serve",
    description = "Start the server and stay in the foreground until Ctrl-C or SIGTERM.",
    mixinStandardHelpOptions = true)
final class Up implements Callable<Integer> {
  private static final int NODES_MAX = 9;
  private static final int PORT_MAX = 65_535;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where everything is kept (default: ./${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(
      names = {"-c", "--config"},
      paramLabel = "SOURCE",
      description =
          "Where the settings are: a file, or postgres://user:password@host:5432/database, which"
              + " several servers share (default: MM_CONFIG, DIR/config/config.json).")
  private String config = "";

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port to listen on (default: ServiceSettings.ListenAddress, 8065).")
  private int port;

  @Option(
      names = "--client",
      paramLabel = "DIR",
      description = "A built web client to serve beside the API.")
  private @Nullable Path client;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description =
          "Run a whole cluster on this machine to try out: N nodes behind a small proxy, and a"
              + " PostgreSQL with two standbys.")
  private @Nullable Integer nodes;

  @Option(
      names = "--node",
      paramLabel = "N",
      description = "Join the cluster that --nodes runs on DIR, as node N at 127.0.0.N.")
  private @Nullable Integer node;

  @Option(names = "--until-parent-ends", hidden = true)
  private boolean untilParentEnds;

  @Spec private @Nullable CommandSpec spec;

  private final StartClock clock = new StartClock();

  @Override
  public Integer call() throws IOException, InterruptedException {
    clock.done("JVM");
    check(client == null || Files.isDirectory(client), "--client: there is no directory " + client);
    check(port >= 0 && port <= PORT_MAX, "--port: a number from 1 to " + PORT_MAX);
    check(oneOfFew(nodes), "--nodes: a number from 1 to " + NODES_MAX);
    check(oneOfFew(node), "--node: a number from 1 to " + NODES_MAX);
    check(nodes == null || node == null, "--nodes starts a cluster, --node joins it: give one");
    check(nodes == null || port < PORT_MAX, "--port: the nodes have the port after it");
    StopSignal stop = new StopSignal();
    if (untilParentEnds) {
      stop.followEndOf(System.in);
    }
    check(
        config.isEmpty() || nodes == null && node == null,
        "--config: not with --nodes and --node, which have their settings in their own database");
    if (nodes != null) {
      return cluster(nodes, stop);
    }
    Settings settings = node == null ? new Settings(data, environment()) : ofNode(node);
    try (DataDirectory directory = DataDirectory.lock(settings.data());
        RunningServer server = new RunningServer()) {
      Settings here = new Settings(directory.path(), settings.overrides());
      int listens = node == null ? port : 0;
      Start start = new Start(here, listens, Optional.ofNullable(client), clock);
      boolean empty = Assembly.start(start, server);
      directory.serving(server.address());
      serve(server, empty, stop);
    }
    return 0;
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    if (!config.isBlank()) {
      environment.put(SettingsSource.VARIABLE, config);
    }
    return environment;
  }

  private void serve(RunningServer server, boolean empty, StopSignal stop)
      throws InterruptedException {
    say(clock.summary());
    say("Starling is ready at http://" + ListenAddress.reached(server.address()));
    if (empty) {
      say("The first account to sign up becomes the administrator.");
    }
    if (stop.await() == StopSignal.Reason.TAKEN_AWAY) {
      say("Leaving …");
      server.drain();
    }
    say("Stopping …");
  }

  private Settings ofNode(int number) throws IOException {
    check(Files.isDirectory(data), "--data: there is no directory " + data);
    String dataSource =
        EmbeddedPostgres.running(data, new Ids(new SecureRandom()))
            .orElseThrow(() ->
                new IllegalStateException(
                    "No cluster runs on %s. Start one: ./starling up --nodes 3".formatted(data)))
            .dataSource();
    return new LocalNode(data.toRealPath(), number)
        .settings(dataSource, port > 0 ? port : LocalNode.PORT);
  }

  private int cluster(int count, StopSignal stop) throws IOException, InterruptedException {
    try (DataDirectory directory = DataDirectory.lock(data);
        RunningServer running = new RunningServer()) {
      int listens = port > 0 ? port : LocalNode.PORT - 1;
      directory.servingNodes(new InetSocketAddress(listens));
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      LocalCluster.Front front = new LocalCluster.Front(listens, Optional.ofNullable(client), out);
      new LocalCluster(directory, count, front, stop, running).run();
    }
    return 0;
  }

  private static boolean oneOfFew(@Nullable Integer number) {
    return number == null || number > 0 && number <= NODES_MAX;
  }

  private void check(boolean good, String rule) {
    if (!good) {
      throw new ParameterException(Objects.requireNonNull(spec).commandLine(), rule);
    }
  }

  private void say(String line) {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println(line);
    out.flush();
  }
}

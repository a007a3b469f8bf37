package org.starling.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where everything is kept (default: ./${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

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

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    StartClock clock = new StartClock();
    clock.done("JVM");
    CommandSpec command = java.util.Objects.requireNonNull(spec);
    if (client != null && !Files.isDirectory(client)) {
      throw new ParameterException(
          command.commandLine(), "--client: there is no directory " + client);
    }
    PrintWriter out = command.commandLine().getOut();
    try (DataDirectory directory = DataDirectory.lock(data)) {
      StopSignal stop = new StopSignal();
      Start start = new Start(directory.path(), port, Optional.ofNullable(client), clock);
      try (RunningServer server = new RunningServer()) {
        boolean empty = Assembly.start(start, server);
        directory.serving(server.port());
        out.println(clock.summary());
        out.println("Starling is ready at http://localhost:" + server.port());
        if (empty) {
          out.println("The first account to sign up becomes the administrator.");
        }
        out.flush();
        stop.await();
        out.println("Stopping …");
        out.flush();
        server.drain();
      }
    }
    return 0;
  }
}

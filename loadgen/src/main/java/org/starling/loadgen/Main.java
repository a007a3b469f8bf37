package org.starling.loadgen;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** {@code ./starling bench}. */
@Command(
    name = "starling bench",
    description = "Measure any API v4 server from outside, over HTTP and websocket only.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "SCENARIO",
    commandListHeading = "Scenarios:%n",
    subcommands = {
      StartScenario.class,
      IdleScenario.class,
      FanoutScenario.class,
      PostScenario.class,
      ReadScenario.class,
      LoginScenario.class,
      ClusterScenario.class
    },
    footer = {
      "",
      "A cluster under faults: ./starling bench chaos --help",
      "",
      "Every scenario prints a table and one JSON line. The server must be empty, or one that was"
          + " used by this tool only: it signs up its own administrator and accounts. Server CPU and"
          + " memory are shown where the server's process is on this machine and visible to this"
          + " user."
    })
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    CommandLine commands = new CommandLine(new Main());
    commands.setExecutionExceptionHandler(Main::explain);
    System.exit(commands.execute(arguments));
  }

  private static int explain(Exception failure, CommandLine command, ParseResult parsed) {
    command.getErr().println("The measurement failed: " + failure);
    List.of(failure.getStackTrace()).stream().limit(5).forEach(command.getErr()::println);
    return CommandLine.ExitCode.SOFTWARE;
  }
}

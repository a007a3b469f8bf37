package org.starling.server;

import java.net.BindException;
import java.net.ConnectException;
import org.starling.platform.config.WrongSetting;
import org.starling.platform.db.DatabaseUnavailable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The command line; {@code ./starling} calls it. */
@Command(
    name = "starling",
    description = "An open-source team-messaging server that stays up.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {Up.class, Admin.class, ClusterCommands.class, Train.class})
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    CommandLine commands = new CommandLine(new Main());
    commands.setExecutionExceptionHandler(Main::explain);
    System.exit(commands.execute(arguments));
  }

  /** A failure that was foreseen is a sentence; any other one shows where it came from. */
  private static int explain(Exception failure, CommandLine command, ParseResult parsed) {
    switch (failure) {
      case BindException e ->
          command
              .getErr()
              .println("The port is taken by another program: choose another with --port.");
      case ConnectException _ ->
          command
              .getErr()
              .println("The server does not answer; it may be stopping. Try again in a moment.");
      case DatabaseUnavailable e -> command.getErr().println(e.getMessage() + ". Try again later.");
      case WrongSetting e -> command.getErr().println("The settings are wrong: " + e.getMessage());
      case IllegalStateException e when e.getMessage() != null ->
          command.getErr().println(e.getMessage());
      default -> failure.printStackTrace(command.getErr());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }
}

package org.starling.server;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line; {@code ./starling} calls it. */
@Command(
    name = "starling",
    description = "An open-source team-messaging server that stays up.",
    mixinStandardHelpOptions = true,
    subcommands = {Serve.class})
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }
}

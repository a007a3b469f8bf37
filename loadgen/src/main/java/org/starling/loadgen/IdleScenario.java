package org.starling.loadgen;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Memory of connections that do nothing. */
@Command(
    name = "idle",
    description = "Open N websockets; resident memory per connection.",
    mixinStandardHelpOptions = true)
final class IdleScenario implements Callable<Integer> {
  @Mixin private Target target = new Target();

  @Option(names = "--connections", description = "How many (default: ${DEFAULT-VALUE}).")
  private int connections = 9_500;

  @Option(names = "--accounts", description = "Spread over accounts (default: ${DEFAULT-VALUE}).")
  private int accounts = 50;

  @Option(names = "--deflate", description = "Offer permessage-deflate, as browsers do.")
  private boolean deflate;

  @Option(names = "--hold", description = "Seconds before measuring (default: ${DEFAULT-VALUE}).")
  private int holdSeconds = 10;

  @Override
  public Integer call() throws Exception {
    World world = new World(target.url());
    List<World.Account> people = world.accounts(accounts);
    ServerProcess server =
        target.process().orElseThrow(() -> new IllegalStateException("no server process: --pid"));
    long before = server.residentKib();
    try (Listeners listeners = new Listeners(target.url(), people, connections, deflate)) {
      Thread.sleep(holdSeconds * 1_000L);
      long after = server.residentKib();
      new Figures("idle")
          .add("connections", connections, "")
          .add("resident before", before / 1024.0, "MiB")
          .add("resident with them open", after / 1024.0, "MiB")
          .add("per connection", (after - before) / (double) connections, "KiB")
          .add("heard meanwhile", listeners.delivered(), "messages")
          .print(System.out);
    }
    return 0;
  }
}

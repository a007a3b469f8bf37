package org.starling.clustertests;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ./starling bench chaos}; {@code cluster-tests/run} calls it inside a network of its own.
 */
@Command(
    name = "starling bench chaos",
    description = "Run a cluster of real processes under faults, and judge what people saw.",
    mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {
  @Option(names = "--minutes", description = "How long faults go on (default: ${DEFAULT-VALUE}).")
  private double minutes = 10;

  @Option(names = "--seed", description = "The seed of faults and wishes (default: the time).")
  private long seed = System.currentTimeMillis() % 1_000_000;

  @Option(names = "--nodes", description = "How many nodes (default: ${DEFAULT-VALUE}).")
  private int nodes = 3;

  @Option(names = "--clients", description = "How many people (default: ${DEFAULT-VALUE}).")
  private int clients = 100;

  @Option(
      names = "--pause",
      description =
          "Milliseconds between two things that somebody does, on average (default:"
              + " ${DEFAULT-VALUE}).")
  private int pauseMs = 2_500;

  @Option(
      names = "--only",
      split = ",",
      description =
          "Only these faults: Kill, KillAll, Pause, PauseAll, PartWhole, PartNodes, PartOneWay,"
              + " PartPair, PartDatabase, StepClock, Slow, Flood.")
  private Set<String> only = Set.of();

  @Option(names = "--dir", description = "Where logs and the history are kept.", required = true)
  private Path directory = Path.of(".");

  @Option(
      names = "--official",
      description = "The program that runs the official client.",
      required = true)
  private Path official = Path.of(".");

  @Option(
      names = "--rolling",
      description = "No faults: stop and start each node in turn; nobody may notice.")
  private boolean rolling;

  @Spec private @Nullable CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    CommandSpec command = Objects.requireNonNull(spec);
    PrintWriter out = command.commandLine().getOut();
    out.println("seed " + seed);
    out.flush();
    Duration time = Duration.ofMillis((long) (minutes * 60_000));
    Path own = directory.resolve((rolling ? "rolling-" : "seed-") + seed);
    removeLast(own);
    Chaos.Wish wish = new Chaos.Wish(seed, time, nodes, clients, pauseMs, only, official, own);
    List<String> wrong = rolling ? new Rolling(wish, out).run() : new Chaos(wish, out).run();
    wrong.forEach(line -> out.println("WRONG  " + line));
    if (!wrong.isEmpty()) {
      out.println(
          "Again with: ./starling bench chaos%s --minutes %s --seed %d"
              .formatted(rolling ? " --rolling" : "", minutes, seed));
      out.println("Logs of the nodes and the history are in " + own);
    }
    out.println(wrong.isEmpty() ? "1 passed, 0 failed" : "0 passed, 1 failed");
    out.flush();
    return wrong.isEmpty() ? 0 : 1;
  }

  /** A run begins with nothing; what the last one of the same name left was for people to read. */
  private static void removeLast(Path own) throws IOException {
    if (!Files.exists(own)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(own)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}

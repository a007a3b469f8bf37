package org.starling.loadgen;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** From the command to the first answered ping. */
@Command(
    name = "start",
    description = {
      "Start the server on an empty data directory (cold), then again (warm), then after a kill.",
      "Run it from the folder of ./starling."
    },
    mixinStandardHelpOptions = true)
final class StartScenario implements Callable<Integer> {
  private static final int ANSWER_SECONDS_MAX = 120;

  @Option(names = "--rounds", description = "Warm starts (default: ${DEFAULT-VALUE}).")
  private int rounds = 5;

  private int port;
  private Path data = Path.of("");

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    data = Files.createTempDirectory("starling-start");
    Figures figures = new Figures("start");
    try {
      figures.add("cold", startAndStop(false), "s");
      Latencies afterStop = new Latencies(rounds);
      Latencies afterKill = new Latencies(rounds);
      for (int i = 0; i < rounds; i++) {
        afterStop.add((long) (startAndStop(true) * 1e9));
        afterKill.add((long) (startAndStop(false) * 1e9));
      }
      figures
          .add("warm after a clean stop", afterStop.percentile(0.5) / 1e3, "s")
          .add("warm after kill -9, database running", afterKill.percentile(0.5) / 1e3, "s")
          .print(System.out);
    } finally {
      startAndStop(false);
      delete(data);
    }
    return 0;
  }

  /** Seconds until the first answered ping; then stops the server, or kills it. */
  private double startAndStop(boolean kill) throws IOException, InterruptedException {
    long began = System.nanoTime();
    Process process =
        new ProcessBuilder(
                List.of("./starling", "up", "--data", data.toString(), "--port", "" + port))
            .redirectErrorStream(true)
            .redirectOutput(new File("/dev/null"))
            .start();
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() - began > ANSWER_SECONDS_MAX * 1e9) {
        throw new IOException("the server did not start");
      }
      Thread.sleep(5);
    }
    double took = (System.nanoTime() - began) / 1e9;
    if (kill) {
      process.destroyForcibly();
    } else {
      process.destroy();
    }
    process.waitFor();
    return took;
  }

  private boolean answers() {
    try (HttpConnection http = new HttpConnection(URI.create("http://127.0.0.1:" + port))) {
      return http.get("/system/ping").ok();
    } catch (IOException e) {
      return false;
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}

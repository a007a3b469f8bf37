package org.starling.loadgen;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One channel, many listeners. */
@Command(
    name = "fanout",
    description = "One channel, N listeners, R posts a second: deliveries, latency, server CPU.",
    mixinStandardHelpOptions = true)
final class FanoutScenario implements Callable<Integer> {
  @Mixin private Target target = new Target();

  @Option(names = "--listeners", description = "Sockets (default: ${DEFAULT-VALUE}).")
  private int listeners = 1_000;

  @Option(names = "--accounts", description = "Spread over accounts (default: ${DEFAULT-VALUE}).")
  private int accounts = 50;

  @Option(names = "--rate", description = "Posts a second (default: ${DEFAULT-VALUE}).")
  private double rate = 5;

  @Option(names = "--seconds", description = "How long (default: ${DEFAULT-VALUE}).")
  private int seconds = 30;

  @Option(names = "--warmup", description = "Seconds before measuring (default: ${DEFAULT-VALUE}).")
  private int warmupSeconds = 10;

  @Option(names = "--mention", description = "Every so many posts mentions one (0: none).")
  private int mentionEvery = 10;

  @Option(names = "--deflate", description = "Offer permessage-deflate, as browsers do.")
  private boolean deflate;

  @Override
  public Integer call() throws Exception {
    World world = new World(target.url());
    List<World.Account> people = world.accounts(accounts);
    String channel = world.channel("fanout", people);
    Optional<ServerProcess> server = target.process();
    try (Listeners warm = new Listeners(target.url(), people, listeners, deflate)) {
      post(channel, people, warmupSeconds);
    }
    try (Listeners heard = new Listeners(target.url(), people, listeners, deflate)) {
      Thread.sleep(1_000);
      double cpu = server.isPresent() ? server.get().cpuSeconds() : 0;
      long began = System.nanoTime();
      int posts = post(channel, people, seconds);
      settle(heard, (long) posts * listeners);
      double took = (System.nanoTime() - began) / 1e9;
      double used = server.isPresent() ? server.get().cpuSeconds() - cpu : 0;
      new Figures("fanout")
          .add("listeners", listeners, "")
          .add("posts", posts, "")
          .add("expected deliveries", (double) posts * listeners, "")
          .add("deliveries", heard.delivered(), "")
          .add("deliveries a second", heard.delivered() / took, "/s")
          .add("p50 post to delivery", heard.latencies().percentile(0.5), "ms")
          .add("p99 post to delivery", heard.latencies().percentile(0.99), "ms")
          .add("server CPU", used, "s")
          .add("deliveries a server CPU-second", used > 0 ? heard.delivered() / used : 0, "/s")
          .add("server CPU a delivery", used * 1e6 / Math.max(1, heard.delivered()), "us")
          .print(System.out);
    }
    return 0;
  }

  private int post(String channel, List<World.Account> people, int forSeconds) throws Exception {
    try (HttpConnection http = new HttpConnection(target.url())) {
      http.as(people.getFirst().token());
      int posts = (int) (rate * forSeconds);
      long began = System.nanoTime();
      for (int i = 0; i < posts; i++) {
        long due = began + (long) (i / rate * 1e9) - System.nanoTime();
        if (due > 0) {
          Thread.sleep(due / 1_000_000, (int) (due % 1_000_000));
        }
        boolean mentions = mentionEvery > 0 && i % mentionEvery == 0;
        String mention = mentions ? " @" + people.get(i % people.size()).name() : "";
        http.post("/posts", Texts.post(channel, Listeners.stamp() + mention)).required("posting");
      }
      return posts;
    }
  }

  /** Waits for what is still under way. */
  private static void settle(Listeners heard, long expected) throws InterruptedException {
    for (int i = 0; i < 200 && heard.delivered() < expected; i++) {
      Thread.sleep(50);
    }
  }
}

package org.starling.loadgen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Concurrent writers. */
@Command(
    name = "post",
    description = "C writers over K channels: acknowledged posts a second.",
    mixinStandardHelpOptions = true)
final class PostScenario implements Callable<Integer> {
  @Mixin private Target target = new Target();

  @Option(names = "--writers", description = "At once (default: ${DEFAULT-VALUE}).")
  private int writers = 16;

  @Option(names = "--channels", description = "How many (default: ${DEFAULT-VALUE}).")
  private int channels = 16;

  @Option(names = "--members", description = "Of each channel (default: ${DEFAULT-VALUE}).")
  private int members = 16;

  @Option(names = "--seconds", description = "How long (default: ${DEFAULT-VALUE}).")
  private int seconds = 30;

  @Option(names = "--warmup", description = "Seconds before measuring (default: ${DEFAULT-VALUE}).")
  private int warmupSeconds = 15;

  @Override
  public Integer call() throws Exception {
    World world = new World(target.url());
    List<World.Account> people = world.accounts(Math.max(writers, members));
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < channels; i++) {
      ids.add(world.channel("post-" + i, people.subList(0, members)));
    }
    Optional<ServerProcess> server = target.process();
    Workers.run(warmupSeconds, writers, number -> poster(people, ids, number));
    double cpu = server.isPresent() ? server.get().cpuSeconds() : 0;
    Workers.Result result = Workers.run(seconds, writers, number -> poster(people, ids, number));
    double used = server.isPresent() ? server.get().cpuSeconds() - cpu : 0;
    new Figures("post")
        .add("writers", writers, "")
        .add("channels", channels, "")
        .add("acknowledged posts", result.done(), "")
        .add("refused", result.refused(), "")
        .add("acknowledged posts a second", result.done() / result.seconds(), "/s")
        .add("p50", result.latencies().percentile(0.5), "ms")
        .add("p99", result.latencies().percentile(0.99), "ms")
        .add("server CPU", used, "s")
        .add("posts a server CPU-second", used > 0 ? result.done() / used : 0, "/s")
        .print(System.out);
    return 0;
  }

  private Workers.Step poster(List<World.Account> people, List<String> ids, int number)
      throws Exception {
    World.Account author = people.get(number % members);
    HttpConnection http = new HttpConnection(target.url()).as(author.token());
    AtomicLong sent = new AtomicLong(number);
    return () ->
        http.post(
                "/posts",
                Texts.post(ids.get((int) (sent.getAndIncrement() % channels)), "Post " + sent))
            .ok();
  }
}

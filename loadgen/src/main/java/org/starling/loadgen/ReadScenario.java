package org.starling.loadgen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The calls a client makes when a person switches channels. */
@Command(
    name = "read",
    description = "Channel switches: a 30-post page, my memberships, the channel's stats in turn.",
    mixinStandardHelpOptions = true)
final class ReadScenario implements Callable<Integer> {
  private static final int POSTS_A_CHANNEL = 60;

  @Mixin private Target target = new Target();

  @Option(names = "--readers", description = "At once (default: ${DEFAULT-VALUE}).")
  private int readers = 32;

  @Option(names = "--channels", description = "How many (default: ${DEFAULT-VALUE}).")
  private int channels = 8;

  @Option(names = "--seconds", description = "How long (default: ${DEFAULT-VALUE}).")
  private int seconds = 20;

  @Option(names = "--warmup", description = "Seconds before measuring (default: ${DEFAULT-VALUE}).")
  private int warmupSeconds = 10;

  @Override
  public Integer call() throws Exception {
    World world = new World(target.url());
    List<World.Account> people = world.accounts(readers);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < channels; i++) {
      ids.add(world.channel("read-" + i, people));
      fill(ids.getLast(), people);
    }
    Optional<ServerProcess> server = target.process();
    Workers.run(warmupSeconds, readers, number -> reader(world, people, ids, number));
    double cpu = server.isPresent() ? server.get().cpuSeconds() : 0;
    Workers.Result result =
        Workers.run(seconds, readers, number -> reader(world, people, ids, number));
    double used = server.isPresent() ? server.get().cpuSeconds() - cpu : 0;
    new Figures("read")
        .add("readers", readers, "")
        .add("reads", result.done(), "")
        .add("refused", result.refused(), "")
        .add("reads a second", result.done() / result.seconds(), "/s")
        .add("p50", result.latencies().percentile(0.5), "ms")
        .add("p99", result.latencies().percentile(0.99), "ms")
        .add("server CPU", used, "s")
        .add("reads a server CPU-second", used > 0 ? result.done() / used : 0, "/s")
        .print(System.out);
    return 0;
  }

  private void fill(String channel, List<World.Account> people) throws Exception {
    try (HttpConnection http = new HttpConnection(target.url())) {
      for (int i = 0; i < POSTS_A_CHANNEL; i++) {
        http.as(people.get(i % people.size()).token())
            .post("/posts", Texts.post(channel, "Post " + i))
            .required("posting");
      }
    }
  }

  private Workers.Step reader(World world, List<World.Account> people, List<String> ids, int number)
      throws Exception {
    HttpConnection http = new HttpConnection(target.url()).as(people.get(number).token());
    AtomicLong turn = new AtomicLong(number);
    return () -> {
      long now = turn.getAndIncrement();
      String channel = ids.get((int) (now / 3 % channels));
      String path =
          switch ((int) (now % 3)) {
            case 0 -> "/channels/" + channel + "/posts?page=0&per_page=30";
            case 1 -> "/users/me/teams/" + world.team() + "/channels/members";
            default -> "/channels/" + channel + "/stats";
          };
      return http.get(path).ok();
    };
  }
}

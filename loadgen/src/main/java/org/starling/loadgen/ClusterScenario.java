package org.starling.loadgen;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Several nodes of one cluster. */
@Command(
    name = "cluster",
    description = {
      "Several nodes that serve together: events from node to node, posts through more of them.",
      "How long events take from the first node to the second, posts a second through one, two and"
          + " all nodes, and bytes between nodes by who listens."
    },
    mixinStandardHelpOptions = true)
final class ClusterScenario implements Callable<Integer> {
  private static final int WRITERS_A_NODE = 8;
  private static final int CHANNELS = 16;
  private static final int MEMBERS = 16;

  @Option(
      names = "--url",
      paramLabel = "URL",
      required = true,
      description = "A node; once for each, at least two.")
  private List<URI> urls = new ArrayList<>();

  @Option(
      names = "--metrics",
      paramLabel = "URL",
      description = "Each node's metrics page, for the bytes between them.")
  private List<URI> pages = new ArrayList<>();

  @Option(names = "--rate", description = "Events a second (default: ${DEFAULT-VALUE}).")
  private int rate = 2_000;

  @Option(names = "--typists", description = "Who make them (default: ${DEFAULT-VALUE}).")
  private int typists = 16;

  @Option(names = "--seconds", description = "Of each part (default: ${DEFAULT-VALUE}).")
  private int seconds = 15;

  @Option(names = "--warmup", description = "Seconds before measuring (default: ${DEFAULT-VALUE}).")
  private int warmupSeconds = 10;

  @Override
  public Integer call() throws Exception {
    if (urls.size() < 2) {
      System.err.println("Give --url at least twice: one node has no others.");
      return 2;
    }
    World world = new World(urls.getFirst());
    Figures figures = new Figures("cluster").add("nodes", urls.size(), "");
    List<World.Account> people = world.accounts(Math.max(typists, MEMBERS) + 1);
    hops(world, people, figures);
    posts(world, people.subList(0, MEMBERS), figures);
    bytes(world, people, figures);
    figures.print(System.out);
    return 0;
  }

  // ---- from node to node

  private void hops(World world, List<World.Account> people, Figures figures) throws Exception {
    String channel = world.channel("hops", people);
    String listener = people.getLast().token();
    Hops hops = new Hops();
    try (SocketLoop near = new SocketLoop(urls.get(0), hops::near, false);
        SocketLoop far = new SocketLoop(urls.get(1), hops::far, false)) {
      near.add(listener);
      far.add(listener);
      Thread.sleep(1_000);
      type(people, channel, warmupSeconds);
      hops.measure();
      Workers.Result typed = type(people, channel, seconds);
      Thread.sleep(500);
      figures
          .add("events a second", typed.done() / typed.seconds(), "/s")
          .add("events heard on both nodes", hops.between().count(), "")
          .add("p50 from node to node", hops.between().percentile(0.5), "ms")
          .add("p99 from node to node", hops.between().percentile(0.99), "ms")
          .add("p50 request to socket on the other node", hops.whole().percentile(0.5), "ms")
          .add("p99 request to socket on the other node", hops.whole().percentile(0.99), "ms");
    }
  }

  /** Typing has an event and no write; the thread that a client names may be any text. */
  private Workers.Result type(List<World.Account> people, String channel, int forSeconds)
      throws Exception {
    long pause = 1_000_000_000L * typists / rate;
    return Workers.run(
        forSeconds,
        typists,
        number -> {
          HttpConnection http = new HttpConnection(urls.get(0)).as(people.get(number).token());
          AtomicLong due = new AtomicLong(System.nanoTime() + pause * number / typists);
          return () -> {
            long wait = due.getAndAdd(pause) - System.nanoTime();
            if (wait > 0) {
              Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
            }
            String body =
                "{\"channel_id\":\"%s\",\"parent_id\":\"%s\"}"
                    .formatted(channel, Listeners.stamp());
            return http.post("/users/me/typing", body).ok();
          };
        });
  }

  // ---- posts through more and more nodes

  private void posts(World world, List<World.Account> people, Figures figures) throws Exception {
    List<String> channels = new ArrayList<>();
    for (int i = 0; i < CHANNELS; i++) {
      channels.add(world.channel("through-" + i, people));
    }
    for (int nodes = 1; nodes <= urls.size(); nodes++) {
      int through = nodes;
      Workers.run(warmupSeconds, WRITERS_A_NODE * nodes, n -> poster(people, channels, n, through));
      Workers.Result result =
          Workers.run(seconds, WRITERS_A_NODE * nodes, n -> poster(people, channels, n, through));
      String name = nodes == 1 ? "one node" : nodes + " nodes";
      figures
          .add("posts a second through " + name, result.done() / result.seconds(), "/s")
          .add("p99 of a post through " + name, result.latencies().percentile(0.99), "ms");
    }
  }

  private Workers.Step poster(
      List<World.Account> people, List<String> channels, int number, int nodes) throws IOException {
    World.Account author = people.get(number % people.size());
    HttpConnection http = new HttpConnection(urls.get(number % nodes)).as(author.token());
    AtomicLong sent = new AtomicLong(number);
    return () -> {
      String channel = channels.get((int) (sent.getAndIncrement() % channels.size()));
      return http.post("/posts", Texts.post(channel, "Post " + sent)).ok();
    };
  }

  // ---- bytes by interest

  /** The same posts while nobody listens elsewhere, then somebody on each of the other nodes. */
  private void bytes(World world, List<World.Account> people, Figures figures) throws Exception {
    if (pages.size() < urls.size()) {
      return;
    }
    String channel = world.channel("bytes", people.subList(0, MEMBERS));
    int posts = 500;
    List<SocketLoop> loops = new ArrayList<>();
    try {
      for (int listening = 0; listening <= urls.size(); listening++) {
        if (listening > 0) {
          SocketLoop loop = new SocketLoop(urls.get(listening - 1), message -> {}, false);
          loop.add(people.get(listening).token());
          loops.add(loop);
        }
        Thread.sleep(1_500);
        double before = Pages.sum(pages, "starling_cluster_sent_bytes_total");
        double idle = idle();
        long began = System.nanoTime();
        postSome(channel, people.getFirst(), posts);
        double took = (System.nanoTime() - began) / 1e9;
        Thread.sleep(500);
        double sent = Pages.sum(pages, "starling_cluster_sent_bytes_total") - before;
        figures.add(
            "bytes between nodes a post, sockets on " + listening + " nodes",
            Math.max(0, sent - idle * (took + 2.5)) / posts,
            "B");
      }
    } finally {
      for (SocketLoop loop : loops) {
        loop.close();
      }
    }
  }

  /** Bytes a second that nodes send without a reason. */
  private double idle() throws Exception {
    double before = Pages.sum(pages, "starling_cluster_sent_bytes_total");
    Thread.sleep(2_000);
    return (Pages.sum(pages, "starling_cluster_sent_bytes_total") - before) / 2;
  }

  private void postSome(String channel, World.Account author, int posts) throws IOException {
    try (HttpConnection http = new HttpConnection(urls.getFirst())) {
      http.as(author.token());
      for (int i = 0; i < posts; i++) {
        http.post("/posts", Texts.post(channel, "Post " + i)).required("posting");
      }
    }
  }
}

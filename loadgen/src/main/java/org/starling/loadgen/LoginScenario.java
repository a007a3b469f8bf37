package org.starling.loadgen;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everybody comes to work at nine. */
@Command(
    name = "login",
    description = "N first logins at once: how many are answered, and when.",
    mixinStandardHelpOptions = true)
final class LoginScenario implements Callable<Integer> {
  @Mixin private Target target = new Target();

  @Option(names = "--logins", description = "At once (default: ${DEFAULT-VALUE}).")
  private int logins = 400;

  @Override
  public Integer call() throws Exception {
    World world = new World(target.url());
    List<String> names = world.names(logins);
    Latencies latencies = new Latencies(logins);
    AtomicInteger refused = new AtomicInteger();
    CountDownLatch gate = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (String name : names) {
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                try (HttpConnection http = new HttpConnection(target.url())) {
                  gate.await();
                  long sent = System.nanoTime();
                  world.login(http, name);
                  latencies.add(System.nanoTime() - sent);
                } catch (Exception e) {
                  refused.incrementAndGet();
                }
              }));
    }
    long began = System.nanoTime();
    gate.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    double took = (System.nanoTime() - began) / 1e9;
    new Figures("login")
        .add("logins at once", logins, "")
        .add("answered", latencies.count(), "")
        .add("refused or timed out", refused.get(), "")
        .add("until the last answer", took, "s")
        .add("logins a second", latencies.count() / took, "/s")
        .add("p50", latencies.percentile(0.5), "ms")
        .add("p99", latencies.percentile(0.99), "ms")
        .print(System.out);
    return 0;
  }
}

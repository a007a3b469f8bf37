package org.starling.loadgen;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Threads that repeat a step for a while, each on its own. */
final class Workers {
  private static final int LATENCIES_MAX = 4_000_000;

  private Workers() {}

  /** One request; false if it was refused. */
  interface Step {
    boolean run() throws Exception;
  }

  /** Prepares what worker {@code number} repeats. */
  interface Prepare {
    Step worker(int number) throws Exception;
  }

  /** What came of it; {@code seconds} is what it really took. */
  record Result(long done, long refused, double seconds, Latencies latencies) {}

  static Result run(int seconds, int workers, Prepare prepare) throws Exception {
    Latencies latencies = new Latencies(LATENCIES_MAX);
    AtomicLong done = new AtomicLong();
    AtomicLong refused = new AtomicLong();
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      steps.add(prepare.worker(i));
    }
    List<Thread> threads = new ArrayList<>();
    List<Exception> failures = Collections.synchronizedList(new ArrayList<>());
    long began = System.nanoTime();
    long end = began + seconds * 1_000_000_000L;
    for (Step step : steps) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                try {
                  while (System.nanoTime() < end) {
                    long sent = System.nanoTime();
                    (step.run() ? done : refused).incrementAndGet();
                    latencies.add(System.nanoTime() - sent);
                  }
                } catch (Exception e) {
                  failures.add(e);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
    return new Result(done.get(), refused.get(), (System.nanoTime() - began) / 1e9, latencies);
  }
}

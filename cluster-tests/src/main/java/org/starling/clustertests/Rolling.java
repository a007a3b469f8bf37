package org.starling.clustertests;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.starling.clustertests.lab.Lab;
import org.starling.clustertests.lab.Node;
import org.starling.clustertests.lab.Waiting;
import org.starling.clustertests.ledger.Ledger;
import org.starling.clustertests.people.Api;
import org.starling.clustertests.people.Crowd;
import org.starling.clustertests.people.Recorder;

/**
 * Every node is stopped and started again, one after the other, while people talk: nobody may
 * notice. Each request is answered well, and each websocket goes on where it was.
 */
final class Rolling {
  private static final long BETWEEN_MS = 3_000;
  private static final int FAILURES_SHOWN_MAX = 5;

  private final Chaos.Wish wish;
  private final PrintWriter out;
  private final Recorder recorder = new Recorder();

  Rolling(Chaos.Wish wish, PrintWriter out) {
    this.wish = wish;
    this.out = out;
  }

  /** Returns what was wrong, in words; empty if nobody noticed. */
  List<String> run() throws IOException {
    try (Lab lab = Lab.start(Files.createDirectories(wish.directory()), wish.nodes())) {
      Ledger ledger = new Ledger(lab.dataSource());
      Api api = new Api(lab.doors());
      Crowd crowd = Crowd.gather(api, recorder, wish.crowd());
      crowd.listen();
      long begun = crowd.hellos();
      int failedBefore = api.failures().size();
      crowd.act(wish.seed());
      long acting = System.nanoTime();
      for (Node node : lab.nodes()) {
        Waiting.pause(BETWEEN_MS);
        say("%6.1f s  %s is stopped".formatted(recorder.now() / 1e9, node.host()));
        node.stop();
        say("%6.1f s  it has ended, and is started".formatted(recorder.now() / 1e9));
        node.start();
        node.awaitReady();
      }
      Waiting.pause(BETWEEN_MS);
      crowd.stop();
      Duration time = Duration.ofNanos(System.nanoTime() - acting);
      List<String> failures = api.failures().subList(failedBefore, api.failures().size());
      crowd.settle();
      say(
          "%d operations acknowledged of %d, %d websockets resumed, %d begun anew"
              .formatted(
                  recorder.acknowledged(),
                  recorder.operations().size(),
                  crowd.resumes(),
                  crowd.hellos() - begun));
      List<String> wrong = new ArrayList<>();
      if (!failures.isEmpty()) {
        wrong.add(failures.size() + " requests failed");
        failures.stream().limit(FAILURES_SHOWN_MAX).forEach(wrong::add);
      }
      if (crowd.hellos() > begun) {
        wrong.add("%d websockets could not be resumed".formatted(crowd.hellos() - begun));
      }
      if (crowd.resumes() < wish.clients()) {
        wrong.add("too little happened: %d websockets were resumed".formatted(crowd.resumes()));
      }
      wrong.addAll(Minimum.missed(crowd.official(), time));
      wrong.addAll(new Verdict(wish, recorder, out).of(lab, ledger, crowd));
      return wrong;
    }
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }
}

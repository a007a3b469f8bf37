package org.starling.clustertests;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.starling.clustertests.faults.Injector;
import org.starling.clustertests.faults.Plan;
import org.starling.clustertests.faults.Round;
import org.starling.clustertests.lab.Lab;
import org.starling.clustertests.lab.Node;
import org.starling.clustertests.lab.Waiting;
import org.starling.clustertests.ledger.Ledger;
import org.starling.clustertests.people.Api;
import org.starling.clustertests.people.Crowd;
import org.starling.clustertests.people.Recorder;

/** One run: people talk, faults happen, and at the end the history is judged. */
final class Chaos {
  private static final Duration WARM_UP = Duration.ofSeconds(3);

  /**
   * How a run shall be.
   *
   * @param pauseMs how long somebody waits between two things on average
   * @param official the program that runs the official client
   */
  record Wish(
      long seed,
      Duration time,
      int nodes,
      int clients,
      int pauseMs,
      Set<String> only,
      Path official,
      Path directory) {
    Crowd.Wish crowd() {
      Path log = directory.resolve("official.log");
      return new Crowd.Wish(clients, pauseMs, seed, official, log);
    }
  }

  private final Wish wish;
  private final PrintWriter out;
  private final Recorder recorder = new Recorder();

  Chaos(Wish wish, PrintWriter out) {
    this.wish = wish;
    this.out = out;
  }

  /** Returns what was wrong, in words; empty if every promise was kept and enough was tried. */
  List<String> run() throws IOException {
    long began = System.nanoTime();
    try (Lab lab = Lab.start(Files.createDirectories(wish.directory()), wish.nodes())) {
      lab.cannot().forEach(what -> say("cannot: " + what));
      Ledger ledger = new Ledger(lab.dataSource());
      if (ledger.has("starling_leader")) {
        ledger.watch();
      }
      Crowd crowd = Crowd.gather(new Api(lab.doors()), recorder, wish.crowd());
      crowd.listen();
      say(
          "%d nodes, %d clients, %d doors: ready after %d s"
              .formatted(
                  wish.nodes(),
                  wish.clients(),
                  lab.doors().size(),
                  Duration.ofNanos(System.nanoTime() - began).toSeconds()));
      crowd.act(wish.seed());
      Recoveries recoveries = new Recoveries(crowd::incomplete);
      Injector injector = new Injector(lab, recoveries::begun);
      Plan plan = plan(lab);
      inject(injector, plan);
      crowd.stop();
      lab.nodes().forEach(Node::awaitReady);
      crowd.settle();
      say(recoveries.toString());
      return judge(lab, ledger, injector, crowd);
    }
  }

  private Plan plan(Lab lab) {
    return new Plan(
        wish.seed(),
        wish.nodes(),
        new Plan.Abilities(
            lab.network().parts(), lab.network().slows(), lab.setsClocks(), wish.only()));
  }

  /** For the time that was wished for, and longer until every kind of fault was there once. */
  private void inject(Injector injector, Plan plan) {
    Waiting.pause(WARM_UP.toMillis());
    long end = System.nanoTime() + wish.time().toNanos();
    int left = plan.whole();
    while (System.nanoTime() < end || left > 0) {
      Round round = plan.next();
      say("%6.1f s  %s".formatted(recorder.now() / 1e9, round));
      injector.run(round);
      left--;
    }
  }

  private List<String> judge(Lab lab, Ledger ledger, Injector injector, Crowd crowd)
      throws IOException {
    List<String> wrong = new ArrayList<>(new Verdict(wish, recorder, out).of(lab, ledger, crowd));
    int faults = injector.total();
    say("faults injected: %d %s".formatted(faults, injector.counts()));
    wrong.addAll(Minimum.missed(recorder.acknowledged(), faults, wish));
    wrong.addAll(Minimum.missed(crowd.official(), wish.time()));
    return wrong;
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }
}

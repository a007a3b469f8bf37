package org.starling.clustertests;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.starling.clustertests.lab.Lab;
import org.starling.clustertests.lab.Node;
import org.starling.clustertests.lab.Release;
import org.starling.clustertests.lab.Waiting;
import org.starling.clustertests.ledger.Ledger;
import org.starling.clustertests.people.Api;
import org.starling.clustertests.people.Crowd;
import org.starling.clustertests.people.Recorder;

/**
 * Every node is stopped and started again as the next release, one after the other, while people
 * talk: nobody may notice. Each request is answered well, and each websocket goes on where it was.
 * The last node is behind an address translation.
 */
final class Rolling {
  private static final long BETWEEN_MS = 3_000;
  private static final int FAILURES_SHOWN_MAX = 5;

  /** How long answers that were under way may still say what was before. */
  private static final long CHANGE_MS_MAX = 2_000;

  private static final String FIRST = "1.9.3";
  private static final String NEXT = "1.10.0";
  private static final String TOO_FAR = "1.12.0";
  private static final String REFUSAL = "more than one minor version apart";

  private final Chaos.Wish wish;
  private final PrintWriter out;
  private final Recorder recorder = new Recorder();

  Rolling(Chaos.Wish wish, PrintWriter out) {
    this.wish = wish;
    this.out = out;
  }

  /** Returns what was wrong, in words; empty if nobody noticed. */
  List<String> run() throws IOException {
    Path directory = Files.createDirectories(wish.directory());
    Release next = Release.of(NEXT, directory);
    try (Lab lab = Lab.start(directory, wish.nodes(), Release.of(FIRST, directory))) {
      lab.cannot().forEach(what -> say("cannot: " + what));
      Ledger ledger = new Ledger(lab.dataSource());
      ledger.watch();
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
        say("%6.1f s  it has ended, and is upgraded".formatted(recorder.now() / 1e9));
        node.upgrade(next);
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
      wrong.addAll(onePlaceEach(lab, ledger));
      wrong.addAll(oneChange(api.versionIds()));
      wrong.addAll(letIn(lab, Release.of(TOO_FAR, directory)));
      return wrong;
    }
  }

  /** Each node is found where others reach it, also behind an address translation. */
  private List<String> onePlaceEach(Lab lab, Ledger ledger) {
    List<String> there = ledger.discovered();
    say(
        "nodes are at %s; %s has %s itself"
            .formatted(there, lab.nodes().getLast().host(), lab.lastOwnAddress()));
    List<String> wanted = lab.nodes().stream().map(node -> node.url().getHost()).sorted().toList();
    return there.equals(wanted) ? List.of() : List.of("clusterdiscovery has " + there);
  }

  /** Clients reload when X-Version-Id changes: once, when the last node of the old release went. */
  private List<String> oneChange(List<Api.Told> versionIds) {
    if (versionIds.size() != 2) {
      return List.of("X-Version-Id had %d values, not 2".formatted(versionIds.size()));
    }
    long both = versionIds.getFirst().last() - versionIds.getLast().first();
    say("X-Version-Id changed once, within %d ms".formatted(Math.max(0, both / 1_000_000)));
    return both < CHANGE_MS_MAX * 1_000_000
        ? List.of()
        : List.of(
            "X-Version-Id was not the same on all nodes for %d ms".formatted(both / 1_000_000));
  }

  private List<String> letIn(Lab lab, Release release) throws IOException {
    Node stranger = lab.another(wish.directory(), "8075", "8066");
    stranger.upgrade(release);
    stranger.start();
    String said = stranger.end();
    String refusal = said.lines().filter(line -> line.contains(REFUSAL)).findFirst().orElse("");
    say("release %s: %s".formatted(release.version(), refusal));
    return refusal.isEmpty()
        ? List.of("release %s was not refused: %s".formatted(release.version(), said))
        : List.of();
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }
}

package org.starling.clustertests;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.starling.clustertests.check.Breach;
import org.starling.clustertests.check.Checker;
import org.starling.clustertests.history.History;
import org.starling.clustertests.history.LeaderAct;
import org.starling.clustertests.history.Stored;
import org.starling.clustertests.lab.Lab;
import org.starling.clustertests.lab.Waiting;
import org.starling.clustertests.ledger.Ledger;
import org.starling.clustertests.people.Crowd;
import org.starling.clustertests.people.Recorder;

/** Gathers what is known at the end of a run, judges it, and keeps it for who wants to look. */
record Verdict(Chaos.Wish wish, Recorder recorder, PrintWriter out) {
  private static final int BREACHES_SHOWN_MAX = 4;
  private static final int LOOK_MS = 200;

  /** What the leader does again and again it has done by then. */
  private static final Duration CAUGHT_UP_MAX = Duration.ofSeconds(15);

  /** Returns the promises that were not kept, in words. */
  List<String> of(Lab lab, Ledger ledger, Crowd crowd) throws IOException {
    awaitCaughtUp(ledger);
    History history = collect(lab, ledger, crowd);
    List<Breach> breaches = Checker.check(history);
    say(
        "%d operations acknowledged of %d, %d events heard, %d times begun anew, %d resumed"
            .formatted(
                recorder.acknowledged(),
                history.operations().size(),
                history.heard().size(),
                crowd.hellos(),
                crowd.resumes()));
    say("through the official client: " + crowd.official());
    say(
        "%d acts of leaders %s, %d steps of jobs"
            .formatted(history.acts().size(), acts(history), history.jobs().size()));
    Path kept = wish.directory().resolve("history.json.gz");
    history.write(kept);
    List<String> wrong = new ArrayList<>(summed(breaches));
    if (!breaches.isEmpty()) {
      wrong.add("the whole history is in " + kept);
    }
    return wrong;
  }

  private static Map<String, Long> acts(History history) {
    return history.acts().stream()
        .collect(Collectors.groupingBy(LeaderAct::what, TreeMap::new, Collectors.counting()));
  }

  private static void awaitCaughtUp(Ledger ledger) {
    long end = System.nanoTime() + CAUGHT_UP_MAX.toNanos();
    while (ledger.restingTooLong() > 0 && System.nanoTime() < end) {
      Waiting.pause(LOOK_MS);
    }
  }

  private History collect(Lab lab, Ledger ledger, Crowd crowd) {
    Map<String, Map<String, Map<String, Stored>>> copies = new HashMap<>(crowd.leave());
    lab.nodes().forEach(node -> copies.put("node " + node.host(), crowd.seenBy(node.url())));
    return new History(
        recorder.operations(),
        recorder.heard(),
        recorder.gaps(),
        ledger.stored(crowd.allChannels()),
        ledger.members(),
        copies,
        ledger.acts(),
        ledger.jobs(),
        ledger.rests(),
        ledger.now());
  }

  /** A few of each promise, and how many there are. */
  private static List<String> summed(List<Breach> breaches) {
    Map<String, List<Breach>> byPromise =
        breaches.stream().collect(Collectors.groupingBy(Breach::promise));
    List<String> lines = new ArrayList<>();
    byPromise.forEach((promise, some) -> {
      lines.add(some.size() + " times not kept: " + promise);
      some.stream().limit(BREACHES_SHOWN_MAX).forEach(breach -> lines.add("  " + breach.how()));
    });
    return lines;
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }
}

package org.starling.clustertests;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.starling.clustertests.check.Breach;
import org.starling.clustertests.check.Checker;
import org.starling.clustertests.history.History;
import org.starling.clustertests.history.Stored;
import org.starling.clustertests.lab.Lab;
import org.starling.clustertests.ledger.Ledger;
import org.starling.clustertests.people.Crowd;
import org.starling.clustertests.people.Recorder;

/** Gathers what is known at the end of a run, judges it, and keeps it for who wants to look. */
record Verdict(Chaos.Wish wish, Recorder recorder, PrintWriter out) {
  private static final int BREACHES_SHOWN_MAX = 4;

  /** Returns the promises that were not kept, in words. */
  List<String> of(Lab lab, Ledger ledger, Crowd crowd) throws IOException {
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
        "%d acts of leaders, %d steps of jobs"
            .formatted(history.acts().size(), history.jobs().size()));
    Path kept = wish.directory().resolve("history.json.gz");
    history.write(kept);
    List<String> wrong = new ArrayList<>(summed(breaches));
    if (!breaches.isEmpty()) {
      wrong.add("the whole history is in " + kept);
    }
    return wrong;
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
        ledger.jobs());
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

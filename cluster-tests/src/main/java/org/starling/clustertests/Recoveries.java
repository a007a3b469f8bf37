package org.starling.clustertests;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.starling.clustertests.faults.Fault;
import org.starling.clustertests.faults.Round;
import org.starling.clustertests.lab.Waiting;

/**
 * How long it takes after a process was killed until people are complete again: those who were
 * connected there, and everybody, because all begin anew when a lost node can serve no more. A kill
 * is timed if nothing else is broken, and until the next fault begins.
 */
final class Recoveries {
  private static final int LOOK_MS = 20;

  /** Whose node was killed learns of it by then, through a proxy. */
  private static final int SEVERED_MS_MAX = 1_500;

  /** A lost node can serve for 5 s; then the connections of all nodes begin to begin anew. */
  private static final int RENEWAL_MS_MAX = 7_500;

  /** Complete is who stays so for a while. */
  private static final int STABLE_MS = 2_000;

  private static final int RECOVERY_MS_MAX = 60_000;

  /** Until when somebody was missing, and one of the last. */
  private record Took(long ms, String last) {}

  private static final Took NOBODY = new Took(0, "nobody");

  private final Supplier<Set<String>> incomplete;
  private final AtomicInteger faults = new AtomicInteger();
  private final List<Took> severed = Collections.synchronizedList(new ArrayList<>());
  private final List<Took> all = Collections.synchronizedList(new ArrayList<>());

  /**
   * @param incomplete who is not connected, or knows of something that is missing
   */
  Recoveries(Supplier<Set<String>> incomplete) {
    this.incomplete = incomplete;
  }

  /** A fault began just now; a kill is watched in the background. */
  void begun(Round round, Fault fault) {
    int number = faults.incrementAndGet();
    if (fault instanceof Fault.Kill && round.faults().size() == 1) {
      long began = System.nanoTime();
      Thread.ofVirtual().start(() -> watch(began, number));
    }
  }

  private void watch(long began, int number) {
    Set<String> there = new HashSet<>();
    Set<String> back = new HashSet<>();
    Took lastBack = NOBODY;
    Took last = NOBODY;
    boolean told = false;
    long now = 0;
    while (now < RENEWAL_MS_MAX || now - last.ms() < STABLE_MS && now < RECOVERY_MS_MAX) {
      Waiting.pause(LOOK_MS);
      Set<String> missing = incomplete.get();
      now = (System.nanoTime() - began) / 1_000_000;
      if (faults.get() != number) {
        return;
      }
      if (now < SEVERED_MS_MAX) {
        there.addAll(missing);
      }
      there.stream().filter(person -> !missing.contains(person)).forEach(back::add);
      Set<String> out = new TreeSet<>(there);
      out.removeAll(back);
      lastBack = later(lastBack, now, out);
      last = later(last, now, missing);
      if (out.isEmpty() && now >= SEVERED_MS_MAX && !told) {
        severed.add(lastBack);
        told = true;
      }
    }
    all.add(last);
  }

  private static Took later(Took before, long now, Set<String> missing) {
    return missing.isEmpty() ? before : new Took(now, missing.iterator().next());
  }

  @Override
  public String toString() {
    return "after a SIGKILL alone: who was connected there was complete again %s; everybody, anew, %s"
        .formatted(summary(severed), summary(all));
  }

  private static String summary(List<Took> times) {
    List<Took> sorted = times.stream().sorted(Comparator.comparingLong(Took::ms)).toList();
    return sorted.isEmpty()
        ? "in a time that was not measured"
        : "in %d ms (median), %d ms at most (%s), of %d"
            .formatted(
                sorted.get(sorted.size() / 2).ms(),
                sorted.getLast().ms(),
                sorted.getLast().last(),
                sorted.size());
  }
}

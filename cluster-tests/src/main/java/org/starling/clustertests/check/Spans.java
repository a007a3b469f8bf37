package org.starling.clustertests.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.starling.clustertests.history.Operation;
import org.starling.clustertests.history.Outcome;

/**
 * When somebody surely had something, and surely had not: between the answer that gave or took it
 * and the beginning of the next wish. A wish without an answer can come true late (its request may
 * wait in a process that is stopped), so that the next answers for the contrary say nothing sure.
 */
record Spans(List<Span> had, List<Span> lacked) {
  /** Longer than any fault lasts plus the time that a request may take. */
  private static final long LATE_NS_MAX = 60_000_000_000L;

  record Span(long from, long until) {
    boolean holds(long began, long ended) {
      return began > from && ended < until;
    }
  }

  /** Of the wishes about one thing, made one after the other. */
  static Spans of(List<Operation> wishes, Predicate<Operation> gives) {
    List<Operation> sorted =
        wishes.stream()
            .filter(wish -> wish.outcome() != Outcome.REFUSED)
            .sorted(Comparator.comparingLong(Operation::began))
            .toList();
    Spans spans = new Spans(new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < sorted.size(); i++) {
      Operation wish = sorted.get(i);
      boolean gave = gives.test(wish);
      boolean sure =
          sorted.subList(0, i).stream()
              .filter(earlier -> !earlier.done() && gives.test(earlier) != gave)
              .allMatch(earlier -> wish.began() - earlier.began() > LATE_NS_MAX);
      if (wish.done() && sure) {
        long until =
            sorted.subList(i + 1, sorted.size()).stream()
                .filter(later -> gives.test(later) != gave)
                .mapToLong(Operation::began)
                .findFirst()
                .orElse(Long.MAX_VALUE);
        (gave ? spans.had : spans.lacked).add(new Span(wish.ended(), until));
      }
    }
    return spans;
  }
}

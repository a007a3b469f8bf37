package org.starling.clustertests.check;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.starling.clustertests.history.History;
import org.starling.clustertests.history.Kind;
import org.starling.clustertests.history.Operation;
import org.starling.clustertests.history.Outcome;

/** After the answer that took a role or a session away, it opens nothing; one given opens. */
final class RightsTakenAway implements Check {
  @Override
  public Stream<Breach> breaches(History history) {
    return Stream.concat(roles(history), sessions(history));
  }

  private static Stream<Breach> roles(History history) {
    Map<String, Spans> spans =
        Stream.concat(history.of(Kind.PROMOTE).stream(), history.of(Kind.DEMOTE).stream())
            .collect(
                Collectors.groupingBy(
                    Operation::subject,
                    Collectors.collectingAndThen(
                        Collectors.toList(),
                        wishes -> Spans.of(wishes, o -> o.kind() == Kind.PROMOTE))));
    return history.of(Kind.PEEK).stream()
        .mapMulti((peek, found) -> {
          Spans own = spans.get(peek.actor());
          if (own == null) {
            return;
          }
          if (peek.done() && within(own.lacked(), peek)) {
            found.accept(new Breach("a role taken away opens nothing", peek.toString()));
          }
          if (peek.outcome() == Outcome.REFUSED && within(own.had(), peek)) {
            found.accept(new Breach("a role given opens", peek.toString()));
          }
        });
  }

  private static Stream<Breach> sessions(History history) {
    Map<String, Long> ends =
        history.of(Kind.REVOKE).stream()
            .filter(Operation::done)
            .collect(Collectors.toMap(Operation::value, Operation::ended, Math::min));
    return history.of(Kind.ENTER).stream()
        .filter(Operation::done)
        .filter(enter -> enter.began() > ends.getOrDefault(enter.value(), Long.MAX_VALUE))
        .map(enter -> new Breach("a session that was ended opens nothing", enter.toString()));
  }

  private static boolean within(List<Spans.Span> spans, Operation operation) {
    return spans.stream().anyMatch(span -> span.holds(operation.began(), operation.ended()));
  }
}

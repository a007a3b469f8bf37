package org.starling.clustertests.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.starling.clustertests.history.Gap;
import org.starling.clustertests.history.Heard;
import org.starling.clustertests.history.History;
import org.starling.clustertests.history.Kind;
import org.starling.clustertests.history.Operation;

/**
 * On one connection (resumed or not) no event is missing in the numbering or comes twice, an
 * author's posts come in the order in which they were answered, and a post never goes back in time.
 */
final class EventsInOrder implements Check {
  private static final String PROMISE = "an author's events come once and in order";

  private record Line(String listener, int connection) {}

  @Override
  public Stream<Breach> breaches(History history) {
    Map<String, Operation> posts =
        history.of(Kind.POST).stream()
            .filter(Operation::done)
            .collect(Collectors.toMap(Operation::subject, post -> post, (one, same) -> one));
    Map<Line, List<Heard>> lines =
        history.heard().stream()
            .collect(Collectors.groupingBy(h -> new Line(h.listener(), h.connection())));
    return Stream.of(
            history.gaps().stream().map(EventsInOrder::gap),
            lines.values().stream().flatMap(line -> authors(line, posts)),
            lines.values().stream().flatMap(EventsInOrder::times))
        .flatMap(found -> found)
        .map(how -> new Breach(PROMISE, how));
  }

  private static String gap(Gap gap) {
    return "%s (connection %d) was sent number %d for %d"
        .formatted(gap.listener(), gap.connection(), gap.found(), gap.expected());
  }

  private static Stream<String> authors(List<Heard> line, Map<String, Operation> posts) {
    Map<String, Operation> latest = new HashMap<>();
    Set<String> seen = new HashSet<>();
    return line.stream()
        .filter(heard -> heard.event().equals("posted"))
        .mapMulti((heard, found) -> {
          if (!seen.add(heard.post())) {
            found.accept(heard.listener() + " heard twice of post " + heard.post());
          }
          Operation post = posts.get(heard.post());
          if (post == null) {
            return;
          }
          Operation before = latest.get(post.actor());
          if (before != null && post.ended() < before.began()) {
            found.accept(
                "%s heard %s after %s".formatted(heard.listener(), post.value(), before.value()));
          }
          latest.put(post.actor(), post);
        });
  }

  private static Stream<String> times(List<Heard> line) {
    Map<String, Long> latest = new HashMap<>();
    return line.stream()
        .filter(heard -> heard.updated() > 0)
        .mapMulti((heard, found) -> {
          Long before = latest.put(heard.post(), heard.updated());
          if (before != null && before > heard.updated()) {
            found.accept(heard.listener() + " heard older news of post " + heard.post());
          }
        });
  }
}

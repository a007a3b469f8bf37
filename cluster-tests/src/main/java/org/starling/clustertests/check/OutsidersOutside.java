package org.starling.clustertests.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.starling.clustertests.history.Heard;
import org.starling.clustertests.history.History;
import org.starling.clustertests.history.Kind;
import org.starling.clustertests.history.Operation;
import org.starling.clustertests.history.Outcome;

/**
 * After the answer that removed somebody, nothing that happens in the channel reaches them and no
 * read succeeds; after the answer that added them, no read is refused.
 */
final class OutsidersOutside implements Check {
  private record Place(String channel, String user) {}

  @Override
  public Stream<Breach> breaches(History history) {
    Map<Place, Spans> places = new HashMap<>();
    Stream.concat(history.of(Kind.ADD).stream(), history.of(Kind.REMOVE).stream())
        .collect(Collectors.groupingBy(o -> new Place(o.channel(), o.subject())))
        .forEach((place, wishes) -> places.put(place, Spans.of(wishes, o -> o.kind() == Kind.ADD)));
    return Stream.concat(heard(history, places), reads(history, places));
  }

  private static Stream<Breach> heard(History history, Map<Place, Spans> places) {
    Map<String, Long> beginnings = beginnings(history);
    return history.heard().stream()
        .filter(heard -> {
          Spans spans = places.get(new Place(heard.channel(), heard.listener()));
          Long began = beginnings.get(cause(heard));
          return spans != null
              && began != null
              && spans.lacked().stream().anyMatch(span -> span.holds(began, heard.at()));
        })
        .map(heard ->
            new Breach(
                "an outsider hears nothing",
                "%s heard %s (%s) of %s"
                    .formatted(heard.listener(), heard.event(), heard.value(), heard.channel())));
  }

  /** When what an event tells of was asked for: a message is said once in a run. */
  private static Map<String, Long> beginnings(History history) {
    Map<String, Long> beginnings = new HashMap<>();
    List.of(Kind.POST, Kind.EDIT)
        .forEach(
            kind -> history.of(kind).forEach(o -> beginnings.put("says " + o.value(), o.began())));
    history
        .of(Kind.DELETE)
        .forEach(o -> beginnings.merge("gone " + o.subject(), o.began(), Math::min));
    return beginnings;
  }

  private static String cause(Heard heard) {
    return heard.event().equals("post_deleted") ? "gone " + heard.post() : "says " + heard.value();
  }

  private static Stream<Breach> reads(History history, Map<Place, Spans> places) {
    return history.of(Kind.READ).stream()
        .mapMulti((read, found) -> {
          Spans spans = places.get(new Place(read.channel(), read.actor()));
          if (spans == null) {
            return;
          }
          String who = read.actor() + " in " + read.channel();
          if (read.done() && within(spans.lacked(), read)) {
            found.accept(new Breach("an outsider reads nothing", who));
          }
          if (read.outcome() == Outcome.REFUSED && within(spans.had(), read)) {
            found.accept(new Breach("a member is let in", who));
          }
        });
  }

  private static boolean within(List<Spans.Span> spans, Operation read) {
    return spans.stream().anyMatch(span -> span.holds(read.began(), read.ended()));
  }
}

package org.starling.clustertests.check;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.starling.clustertests.history.History;
import org.starling.clustertests.history.Kind;
import org.starling.clustertests.history.Operation;
import org.starling.clustertests.history.Stored;

/** No two posts of a channel have one time, and a post made after another was answered is later. */
final class TimesIncrease implements Check {
  private static final String PROMISE = "times in a channel increase";

  @Override
  public Stream<Breach> breaches(History history) {
    return Stream.concat(
        history.stored().values().stream().flatMap(posts -> shared(posts.values().stream())),
        history.of(Kind.POST).stream()
            .filter(Operation::done)
            .collect(Collectors.groupingBy(Operation::channel))
            .values()
            .stream()
            .flatMap(posts -> backwards(posts, history)));
  }

  private static Stream<Breach> shared(Stream<Stored> posts) {
    Map<Long, String> taken = new HashMap<>();
    return posts
        .filter(post -> taken.putIfAbsent(post.created(), post.id()) != null)
        .map(post -> new Breach(PROMISE, "two posts at " + post.created() + ": " + post.id()));
  }

  /** By the order of beginnings, each post against the latest time answered before it began. */
  private static Stream<Breach> backwards(List<Operation> posts, History history) {
    var answered = posts.stream().sorted(Comparator.comparingLong(Operation::ended)).toList();
    Stream.Builder<Breach> found = Stream.builder();
    long latest = 0;
    int next = 0;
    for (Operation post :
        posts.stream().sorted(Comparator.comparingLong(Operation::began)).toList()) {
      while (answered.get(next).ended() < post.began()) {
        latest = Math.max(latest, created(answered.get(next++), history));
      }
      long own = created(post, history);
      if (own != 0 && own <= latest) {
        found.add(new Breach(PROMISE, post.value() + " at " + own + " came after " + latest));
      }
    }
    return found.build();
  }

  private static long created(Operation post, History history) {
    Stored stored = history.stored().getOrDefault(post.channel(), Map.of()).get(post.subject());
    return stored == null ? 0 : stored.created();
  }
}

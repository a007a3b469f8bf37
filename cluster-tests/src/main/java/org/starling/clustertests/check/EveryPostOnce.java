package org.starling.clustertests.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.starling.clustertests.history.History;
import org.starling.clustertests.history.Kind;
import org.starling.clustertests.history.Operation;
import org.starling.clustertests.history.Stored;

/** An acknowledged post is there once, an unanswered one at most once, a refused one never. */
final class EveryPostOnce implements Check {
  @Override
  public Stream<Breach> breaches(History history) {
    Map<String, String> first = firstMessages(history);
    Map<String, List<String>> found =
        history.stored().values().stream()
            .flatMap(posts -> posts.values().stream())
            .collect(
                Collectors.groupingBy(
                    post -> first.getOrDefault(post.message(), post.message()),
                    Collectors.mapping(Stored::id, Collectors.toList())));
    return history.of(Kind.POST).stream()
        .flatMap(post -> judge(post, found.getOrDefault(post.value(), List.of())));
  }

  private static Stream<Breach> judge(Operation post, List<String> ids) {
    if (ids.size() > 1) {
      return Stream.of(new Breach("no post is doubled", post.value() + " is there as " + ids));
    }
    return switch (post.outcome()) {
      case DONE ->
          ids.contains(post.subject())
              ? Stream.empty()
              : Stream.of(
                  new Breach(
                      "no acknowledged post is lost",
                      post.value() + " was answered as " + post.subject() + ", found " + ids));
      case REFUSED ->
          ids.isEmpty()
              ? Stream.empty()
              : Stream.of(new Breach("what is refused does not happen", post.value()));
      case UNKNOWN -> Stream.empty();
    };
  }

  /** Which message a post began with, by the messages that edits gave it. */
  private static Map<String, String> firstMessages(History history) {
    Map<String, String> byId = new HashMap<>();
    history.of(Kind.POST).forEach(post -> byId.put(post.subject(), post.value()));
    Map<String, String> first = new HashMap<>();
    history
        .of(Kind.EDIT)
        .forEach(edit -> first.put(edit.value(), byId.getOrDefault(edit.subject(), edit.value())));
    return first;
  }
}

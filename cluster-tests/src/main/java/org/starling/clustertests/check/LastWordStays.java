package org.starling.clustertests.check;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.starling.clustertests.history.History;
import org.starling.clustertests.history.Kind;
import org.starling.clustertests.history.Operation;
import org.starling.clustertests.history.Outcome;
import org.starling.clustertests.history.Stored;

/**
 * The last acknowledged edit, delete, reaction and membership is what is there at the end. One that
 * was not answered may still have happened at any time: a request can wait in a stopped process.
 */
final class LastWordStays implements Check {
  @Override
  public Stream<Breach> breaches(History history) {
    Map<String, Stored> posts = new HashMap<>();
    history.stored().values().forEach(posts::putAll);
    return Stream.of(
            edits(history, posts),
            deletes(history, posts),
            reactions(history, posts),
            memberships(history))
        .flatMap(found -> found)
        .map(how -> new Breach("no acknowledged change is lost", how));
  }

  private static Stream<String> edits(History history, Map<String, Stored> posts) {
    Map<String, List<Operation>> edits = by(history, Operation::subject, Kind.EDIT);
    return history.of(Kind.POST).stream()
        .mapMulti((post, found) -> {
          Stored stored = posts.get(post.subject());
          if (stored == null) {
            return;
          }
          Set<String> allowed = new HashSet<>();
          List<Operation> changes = edits.getOrDefault(post.subject(), List.of());
          allowed.add(last(changes).map(Operation::value).orElse(post.value()));
          unknown(changes).forEach(edit -> allowed.add(edit.value()));
          String message = stored.message();
          if (!allowed.contains(message)) {
            found.accept("post " + post.subject() + " says " + message + ", not " + allowed);
          }
        });
  }

  private static Stream<String> deletes(History history, Map<String, Stored> posts) {
    Map<String, List<Operation>> deletes = by(history, Operation::subject, Kind.DELETE);
    return posts.values().stream()
        .mapMulti((post, found) -> {
          List<Operation> wishes = deletes.getOrDefault(post.id(), List.of());
          if (wishes.stream().anyMatch(Operation::done) && !post.deleted()) {
            found.accept("post " + post.id() + " was deleted and is there");
          }
          if (wishes.stream().allMatch(w -> w.outcome() == Outcome.REFUSED) && post.deleted()) {
            found.accept("post " + post.id() + " is gone and nobody deleted it");
          }
        });
  }

  private static Stream<String> reactions(History history, Map<String, Stored> posts) {
    return by(
            history, o -> o.subject() + " " + o.actor() + " " + o.value(), Kind.REACT, Kind.UNREACT)
        .values()
        .stream()
        .filter(wishes -> unknown(wishes).findAny().isEmpty())
        .mapMulti((wishes, found) -> {
          Stored post = posts.get(wishes.getFirst().subject());
          String key = wishes.getFirst().actor() + " " + wishes.getFirst().value();
          boolean there = post != null && post.reactions().contains(key);
          boolean wished = last(wishes).filter(o -> o.kind() == Kind.REACT).isPresent();
          if (post != null && !post.deleted() && there != wished) {
            found.accept(
                "reaction " + key + " of " + post.id() + (there ? " is there" : " is not there"));
          }
        });
  }

  private static Stream<String> memberships(History history) {
    return by(history, o -> o.channel() + " " + o.subject(), Kind.ADD, Kind.REMOVE)
        .values()
        .stream()
        .filter(wishes -> unknown(wishes).findAny().isEmpty())
        .mapMulti((wishes, found) -> {
          Operation any = wishes.getFirst();
          boolean there =
              history.members().getOrDefault(any.channel(), Set.of()).contains(any.subject());
          boolean wished = last(wishes).filter(o -> o.kind() == Kind.ADD).isPresent();
          if (there != wished) {
            found.accept(
                any.subject() + (there ? " is" : " is not") + " a member of " + any.channel());
          }
        });
  }

  private static Map<String, List<Operation>> by(
      History history, Function<Operation, String> key, Kind... kinds) {
    Set<Kind> wanted = Set.of(kinds);
    return history.operations().stream()
        .filter(operation -> wanted.contains(operation.kind()))
        .collect(Collectors.groupingBy(key));
  }

  private static Optional<Operation> last(List<Operation> wishes) {
    return wishes.stream().filter(Operation::done).max(Comparator.comparingLong(Operation::began));
  }

  private static Stream<Operation> unknown(List<Operation> wishes) {
    return wishes.stream().filter(o -> o.outcome() == Outcome.UNKNOWN);
  }
}

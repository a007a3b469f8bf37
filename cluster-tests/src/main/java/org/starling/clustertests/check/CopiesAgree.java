package org.starling.clustertests.check;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.starling.clustertests.history.History;
import org.starling.clustertests.history.Stored;

/**
 * What each reader has at the end is what the database has: a listener in the channels that it is a
 * member of, a node in all that it was asked for.
 */
final class CopiesAgree implements Check {
  @Override
  public Stream<Breach> breaches(History history) {
    return history.copies().entrySet().stream()
        .flatMap(reader ->
            history.stored().entrySet().stream()
                .filter(channel -> reads(reader.getKey(), channel.getKey(), history))
                .flatMap(channel ->
                    differences(
                        reader.getKey() + " in " + channel.getKey(),
                        reader.getValue().getOrDefault(channel.getKey(), Map.of()),
                        channel.getValue())));
  }

  private static boolean reads(String reader, String channel, History history) {
    return reader.startsWith("node ")
        || history.members().getOrDefault(channel, Set.of()).contains(reader);
  }

  private static Stream<Breach> differences(
      String where, Map<String, Stored> copy, Map<String, Stored> stored) {
    Set<String> ids = new TreeSet<>(copy.keySet());
    ids.addAll(stored.keySet());
    return ids.stream()
        .mapMulti((id, found) -> {
          Stored own = copy.get(id);
          Stored real = stored.get(id);
          if (!same(own, real)) {
            found.accept(
                new Breach("every copy is complete", where + " has " + own + ", not " + real));
          }
        });
  }

  /** What is deleted may be there as such or not at all. */
  private static boolean same(@Nullable Stored own, @Nullable Stored real) {
    boolean shown = own != null && !own.deleted();
    boolean there = real != null && !real.deleted();
    return shown == there && (own == null || real == null || !there || own.shows(real));
  }
}

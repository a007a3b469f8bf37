package org.starling.features.nodes;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What X-Version-Id says. While releases are mixed it is on all nodes what the oldest says: clients
 * would otherwise load everything anew at each answer of another node. So it changes once in an
 * upgrade, when the last node of the old release has gone.
 */
final class SharedVersionId {
  private static final Pattern RELEASE = Pattern.compile("\\d{1,6}(\\.\\d{1,6})*");

  /** What has no number, because it was built by hand, is older than what has one. */
  private static final Comparator<String> OLDEST_FIRST =
      Comparator.comparing(SharedVersionId::numbers, Arrays::compare)
          .thenComparing(Comparator.naturalOrder());

  private SharedVersionId() {}

  static String of(String ownBuild, String ownVersionId, Collection<NodeReport> others) {
    return others.stream()
        .filter(other -> OLDEST_FIRST.compare(other.build(), ownBuild) < 0)
        .min(Comparator.comparing(NodeReport::build, OLDEST_FIRST).thenComparing(NodeReport::id))
        .map(NodeReport::versionId)
        .orElse(ownVersionId);
  }

  private static int[] numbers(String build) {
    Matcher release = RELEASE.matcher(build);
    return release.lookingAt()
        ? Stream.of(release.group().split("\\.")).mapToInt(Integer::parseInt).toArray()
        : new int[0];
  }
}

package org.starling.platform.cluster;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which releases may run together: those of one minor version and the next, so that a cluster can
 * be upgraded node by node.
 */
final class Versions {
  private static final Pattern RELEASE = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})(\\D.*)?");

  private record Release(int major, int minor) {}

  private Versions() {}

  /** What has no number, because it was built by hand, goes with anything. */
  static boolean together(String one, String other) {
    Optional<Release> first = release(one);
    Optional<Release> second = release(other);
    return first.isEmpty()
        || second.isEmpty()
        || first.get().major() == second.get().major()
            && Math.abs(first.get().minor() - second.get().minor()) <= 1;
  }

  private static Optional<Release> release(String version) {
    Matcher matcher = RELEASE.matcher(version);
    return matcher.matches()
        ? Optional.of(
            new Release(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }
}

package org.starling.platform.cluster;

import org.jspecify.annotations.Nullable;

/** One run in which the leader stands still, and nothing else happens. */
final class SilentSim {
  private static final long CALM_MS = 12_000;
  private static final long SILENCE_MS = 20_000;

  /** A contact, a look at the lease, a question to the new leader, and the ticks between. */
  static final long AGREEING_MS_MAX = 6_500;

  private SilentSim() {}

  static void run(long seed, Steps steps, SimCoverage coverage) {
    coverage.answered = 0;
    SimWorld world = new SimWorld(seed, steps, coverage);
    world.nodes.forEach(node -> world.after(world.chance(0, 3_000), node::start));
    world.runUntil(CALM_MS);
    SimNode leader = leader(world);
    while (leader == null) { // it has just given the lease to the lowest
      world.runUntil(world.now + 100);
      leader = leader(world);
    }
    world.longestAgreed = 0;
    leader.pause(SILENCE_MS);
    world.runUntil(world.now + SILENCE_MS);
    if (world.longestAgreed > AGREEING_MS_MAX) {
      throw new AssertionError("seed " + seed + ": waited " + world.longestAgreed + " ms");
    }
    coverage.count(world.longestAgreed > 1_000 ? "waited for the leader" : "nobody waited");
  }

  private static @Nullable SimNode leader(SimWorld world) {
    return world.nodes.stream()
        .filter(node -> node.state().leads(node.clock()))
        .findFirst()
        .orElse(null);
  }
}

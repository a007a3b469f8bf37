package org.starling.platform.cluster;

import java.util.HashMap;
import java.util.Map;

/** One run in which a way works in one direction only, for a minute. */
final class FlapSim {
  private static final long CALM_MS = 12_000;
  private static final long FLAP_MS = 60_000;
  private static final long RECOVERY_MS = 30_000;

  /**
   * It is lost, comes back at once and perhaps after trials; and the lease may go from it first.
   */
  static final int STOPS_MAX = 5;

  private final SimWorld world;
  private final Map<SimNode, Boolean> served = new HashMap<>();
  private final Map<SimNode, Integer> stops = new HashMap<>();

  private FlapSim(long seed, Steps steps, SimCoverage coverage) {
    coverage.answered = 0;
    world = new SimWorld(seed, steps, coverage);
  }

  static void run(long seed, Steps steps, SimCoverage coverage) {
    try {
      new FlapSim(seed, steps, coverage).run();
    } catch (AssertionError e) {
      throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
    }
  }

  private void run() {
    world.nodes.forEach(node -> world.after(world.chance(0, 3_000), node::start));
    world.runUntil(CALM_MS);
    SimNode bad = world.nodes.get(world.random.nextInt(world.nodes.size()));
    SimNode deaf = world.nodes.get((bad.place + 1) % world.nodes.size());
    world.unaware = world.random.nextBoolean();
    world.cut(bad.place, deaf.place, true);
    world.flap(bad.place, CALM_MS + FLAP_MS);
    watch(CALM_MS + FLAP_MS);
    for (SimNode node : world.nodes) {
      int times = stops.getOrDefault(node, 0);
      world.check(
          times <= STOPS_MAX, "node " + node.place + " stopped to serve " + times + " times");
    }
    long serving = world.nodes.stream().filter(SimNode::serves).count();
    world.check(2 * serving >= world.nodes.size(), "only " + serving + " serve");
    // Of two, the one that leads goes on.
    world.check(world.nodes.size() == 2 || !bad.serves(), "the bad one serves");
    world.coverage.count("kept out");
    world.healNetwork();
    world.runUntil(CALM_MS + FLAP_MS + RECOVERY_MS);
    for (SimNode node : world.nodes) {
      world.check(node.serves(), "node " + node.place + " does not serve afterwards");
      world.check(node.state().fresh(node.clock()), "node " + node.place + " is not fresh");
    }
  }

  private void watch(long end) {
    while (world.now < end) {
      world.runUntil(world.now + 50);
      for (SimNode node : world.nodes) {
        if (Boolean.TRUE.equals(served.put(node, node.serves())) && !node.serves()) {
          stops.merge(node, 1, Integer::sum);
        }
      }
    }
  }
}

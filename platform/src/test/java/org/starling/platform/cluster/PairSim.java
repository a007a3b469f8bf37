package org.starling.platform.cluster;

import java.util.HashMap;
import java.util.Map;

/**
 * One run in which two nodes do not hear each other for a while, though the rest hears both: so
 * both stay in the view of all.
 */
final class PairSim {
  private static final long CALM_MS = 12_000;
  private static final long DEAF_MS = 150_000;
  private static final long RECOVERY_MS = 15_000;

  /** How long two nodes may serve that do not hear each other. */
  private static final long APART_MS_MAX = 16_000;

  /** The first time, and each time that it tries whether it can come back. */
  private static final int STEPS_OUT_MAX = 4;

  private final SimWorld world;
  private final Map<SimNode, Integer> stops = new HashMap<>();
  private final Map<SimNode, Boolean> served = new HashMap<>();
  private long apartSince = Long.MAX_VALUE;

  private PairSim(long seed, Steps steps, SimCoverage coverage) {
    coverage.answered = 0;
    world = new SimWorld(seed, steps, coverage);
  }

  static void run(long seed, Steps steps, SimCoverage coverage) {
    try {
      new PairSim(seed, steps, coverage).run();
    } catch (AssertionError e) {
      throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
    }
  }

  private void run() {
    if (world.nodes.size() < 3) {
      return;
    }
    SimNode one = world.nodes.get(0);
    SimNode other = world.nodes.get(1);
    int kind = world.random.nextInt(4);
    boolean newcomer = kind == 0;
    if (kind == 1) {
      world.deafen(one.place, other.place, true);
      world.coverage.count("from the start");
    }
    for (SimNode node : world.nodes) {
      if (node != other || !newcomer) {
        world.after(world.chance(0, 3_000), node::start);
      }
    }
    world.runUntil(CALM_MS);
    world.deafen(one.place, other.place, true);
    if (newcomer) {
      other.start();
      world.coverage.count("newcomer");
    }
    if (leads(one) || (other.alive() && leads(other))) {
      world.coverage.count("leader unheard");
    }
    watch(one, other, CALM_MS + DEAF_MS);
    for (SimNode node : world.nodes) {
      int times = stops.getOrDefault(node, 0);
      boolean near = node == one || node == other;
      world.check(
          times <= (near ? STEPS_OUT_MAX : 0),
          "node " + node.place + " stopped " + times + " times");
    }
    world.check(one.serves() || other.serves(), "neither of the two serves");
    world.deafen(one.place, other.place, false);
    world.runUntil(CALM_MS + DEAF_MS + RECOVERY_MS);
    for (SimNode node : world.nodes) {
      world.check(node.serves(), "node " + node.place + " does not serve afterwards");
      world.check(node.state().fresh(node.clock()), "node " + node.place + " is not fresh");
    }
  }

  private static boolean leads(SimNode node) {
    return node.state().leads(node.clock());
  }

  private void watch(SimNode one, SimNode other, long end) {
    while (world.now < end) {
      world.runUntil(world.now + 50);
      boolean apart = one.serves() && other.serves();
      apartSince = apart ? Math.min(apartSince, world.now) : Long.MAX_VALUE;
      world.check(
          !apart || world.now - apartSince < APART_MS_MAX, "two serve that do not hear each other");
      for (SimNode node : world.nodes) {
        if (Boolean.TRUE.equals(served.put(node, node.serves())) && !node.serves()) {
          stops.merge(node, 1, Integer::sum);
        }
      }
    }
  }
}

package org.starling.platform.cluster;

import java.util.HashSet;
import java.util.Set;

/** One run: faults from a seed for a while, then peace, in which all must come together again. */
final class Sim {
  private static final long FAULTS_MS = 40_000;
  private static final long PEACE_MS = 25_000;

  private final SimWorld world;

  private Sim(long seed, Steps steps, SimCoverage coverage) {
    coverage.answered = 0;
    world = new SimWorld(seed, steps, coverage);
  }

  static void run(long seed, Steps steps, SimCoverage coverage) {
    try {
      new Sim(seed, steps, coverage).run();
    } catch (AssertionError e) {
      throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
    }
  }

  private void run() {
    world.nodes.forEach(node -> world.after(world.chance(0, 3_000), node::start));
    int faults = 2 + world.random.nextInt(6);
    for (int i = 0; i < faults; i++) {
      world.at(world.chance(4_000, FAULTS_MS - 3_000), this::fault);
    }
    if (world.random.nextInt(4) == 0) {
      world.at(FAULTS_MS - 22_000, this::longPartition);
    }
    world.runUntil(FAULTS_MS);
    world.healNetwork();
    world.database.heal();
    for (SimNode node : world.nodes) {
      node.pause(0);
      if (!node.alive()) {
        node.start();
      }
    }
    boolean led = false;
    for (long time = PEACE_MS - 4_000; time <= PEACE_MS; time += 200) {
      world.runUntil(FAULTS_MS + time);
      led |= leaders() == 1;
    }
    world.check(led, "nobody leads in peace");
    together();
  }

  private long leaders() {
    return world.nodes.stream().filter(node -> node.state().leads(node.clock())).count();
  }

  private void together() {
    for (SimNode node : world.nodes) {
      world.check(node.serves(), "a node does not serve in peace");
      world.check(node.state().fresh(node.clock()), "a node is not fresh in peace");
      world.check(node.agreeing() < 12_000, "an agreement never returned");
    }
  }

  private SimNode any() {
    return world.nodes.get(world.random.nextInt(world.nodes.size()));
  }

  private void fault() {
    SimNode node = any();
    switch (world.random.nextInt(13)) {
      case 0 -> split(world.chance(1_000, 20_000));
      case 1 -> oneWay(node, any(), world.chance(1_000, 15_000));
      case 2 -> pause(node);
      case 3 -> kill(node);
      case 4 -> stop(node);
      case 5 -> databaseCut(Set.of(node.place), "node from database");
      case 6 -> databaseCut(allPlaces(), "database down");
      case 7 -> databaseSlow();
      case 8 -> drops();
      case 9 -> deaf(node, any(), world.chance(1_000, 30_000));
      default -> {
        // The pairs that are required.
        split(world.chance(3_000, 12_000));
        if (world.random.nextBoolean()) {
          kill(node);
        } else {
          pause(node);
        }
        world.coverage.count("pair");
      }
    }
  }

  private Set<Integer> allPlaces() {
    Set<Integer> all = new HashSet<>();
    world.nodes.forEach(node -> all.add(node.place));
    return all;
  }

  private void split(long time) {
    Set<Integer> side = side();
    cut(side, true);
    world.coverage.count("partition");
    world.after(time, () -> cut(side, false));
  }

  private Set<Integer> side() {
    Set<Integer> side = new HashSet<>();
    side.add(any().place);
    for (SimNode node : world.nodes) {
      if (world.random.nextInt(3) == 0 && side.size() < world.nodes.size() - 1) {
        side.add(node.place);
      }
    }
    return side;
  }

  private void cut(Set<Integer> side, boolean value) {
    for (SimNode a : world.nodes) {
      for (SimNode b : world.nodes) {
        if (side.contains(a.place) != side.contains(b.place)) {
          world.cut(a.place, b.place, value);
        }
      }
    }
  }

  /** Only one side serves, once the lease has stayed on one side for long enough. */
  private void longPartition() {
    Set<Integer> side = side();
    world.wall(side);
    world.coverage.count("long partition");
    for (long pause = 16_000; pause < 22_000; pause += 100) {
      world.after(
          pause,
          () -> {
            long sides =
                world.nodes.stream()
                    .filter(SimNode::serves)
                    .map(node -> side.contains(node.place))
                    .distinct()
                    .count();
            world.coverage.count(sides == 1 ? "one side serves" : "no side serves");
            boolean settled = world.now - world.database.takenAt > 9_000;
            world.check(sides < 2 || !settled, "both sides of a partition serve");
          });
    }
  }

  private void oneWay(SimNode from, SimNode to, long time) {
    if (from == to) {
      return;
    }
    world.cut(from.place, to.place, true);
    world.coverage.count("one way");
    world.after(time, () -> world.cut(from.place, to.place, false));
  }

  private void deaf(SimNode one, SimNode other, long time) {
    world.deafen(one.place, other.place, one != other);
    world.coverage.count("pair deaf");
    world.after(time, () -> world.deafen(one.place, other.place, false));
  }

  private void pause(SimNode node) {
    if (node.alive()) {
      node.pause(world.chance(500, 15_000));
      world.coverage.count("pause");
    }
  }

  private void kill(SimNode node) {
    if (node.alive()) {
      node.kill();
      world.coverage.count("kill");
      restart(node);
    }
  }

  private void stop(SimNode node) {
    if (node.alive() && !node.paused()) {
      node.stop();
      world.coverage.count("clean stop");
      restart(node);
    }
  }

  private void restart(SimNode node) {
    world.after(
        world.chance(500, 10_000),
        () -> {
          if (!node.alive()) {
            node.start();
            world.coverage.count("restart");
          }
        });
  }

  private void databaseCut(Set<Integer> places, String what) {
    places.forEach(place -> world.database.cut(place, true));
    world.coverage.count(what);
    world.after(
        world.chance(500, 12_000), () -> places.forEach(place -> world.database.cut(place, false)));
  }

  private void databaseSlow() {
    world.database.latencyMax = world.chance(500, 4_000);
    world.coverage.count("database slow");
    world.after(world.chance(2_000, 10_000), () -> world.database.latencyMax = 5);
  }

  private void drops() {
    world.dropPercent = (int) world.chance(5, 40);
    world.delayMax = world.chance(20, 3_000);
    world.coverage.count("drops and delays");
    world.after(
        world.chance(2_000, 10_000),
        () -> {
          world.dropPercent = 0;
          world.delayMax = 3;
        });
  }
}

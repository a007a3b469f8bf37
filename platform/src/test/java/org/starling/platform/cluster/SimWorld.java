package org.starling.platform.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;

/** Time, chance and the network of one simulated run. Times are milliseconds since its start. */
final class SimWorld {
  private record Due(long at, long order, Runnable run) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      return at == other.at ? Long.compare(order, other.order) : Long.compare(at, other.at);
    }
  }

  final Random random;
  final Steps steps;
  final SimCoverage coverage;
  final SimDatabase database;
  final List<SimNode> nodes = new ArrayList<>();
  private final PriorityQueue<Due> queue = new PriorityQueue<>();
  private final boolean[][] cut;
  private final boolean[][] deaf;
  private Set<Integer> wall = Set.of();
  private int flapping = -1;
  private boolean out;
  private long order;
  long now;
  int dropPercent;
  boolean unaware;
  long longestAgreed;
  long delayMax = 3;

  SimWorld(long seed, Steps steps, SimCoverage coverage) {
    this.random = new Random(seed);

    this.steps = steps;
    this.coverage = coverage;
    this.database = new SimDatabase(this);
    int count = 2 + random.nextInt(4);
    this.cut = new boolean[count][count];
    this.deaf = new boolean[count][count];
    for (int place = 0; place < count; place++) {
      nodes.add(new SimNode(this, place));
    }
  }

  void at(long time, Runnable run) {
    queue.add(new Due(Math.max(time, now), order++, run));
  }

  void after(long pause, Runnable run) {
    at(now + pause, run);
  }

  void runUntil(long end) {
    while (!queue.isEmpty() && queue.peek().at() <= end) {
      Due due = queue.remove();
      now = due.at();
      due.run().run();
    }
    now = end;
  }

  /** Carries something from one place to another, or loses it. */
  void carry(int from, int to, Runnable arrival) {
    if (blocked(from, to) || random.nextInt(100) < dropPercent) {
      return;
    }
    after(
        1 + random.nextLong(delayMax),
        () -> {
          if (!blocked(from, to)) {
            arrival.run();
          }
        });
  }

  void cut(int from, int to, boolean value) {
    cut[from][to] = value;
  }

  /** Neither hears what the other says, but each hears from a third that the other lives. */
  void deafen(int one, int other, boolean value) {
    deaf[one][other] = value;
    deaf[other][one] = value;
  }

  boolean deaf(int one, int other) {
    return deaf[one][other];
  }

  /** A partition that other faults do not mend: between these places and the others. */
  void wall(Set<Integer> side) {
    wall = side;
  }

  /**
   * The others lose a node again and again, since one of them does not hear it, and take it back
   * since others do. It may not notice itself.
   */
  void flap(int place, long until) {
    flapping = place;
    out = false;
    turn(until);
  }

  private void turn(long until) {
    after(
        out ? chance(1_000, 9_000) : chance(3_000, 4_500),
        () -> {
          out = !out && now < until;
          if (now < until) {
            turn(until);
          }
        });
  }

  /** Whether one of them does not have the other in its view, though it may hear it. */
  boolean parts(int self, int other) {
    boolean one = self == flapping && !unaware;
    return out && (one || other == flapping) && self != other;
  }

  private boolean blocked(int from, int to) {
    return cut[from][to] || (!wall.isEmpty() && wall.contains(from) != wall.contains(to));
  }

  void healNetwork() {
    wall = Set.of();
    for (int place = 0; place < cut.length; place++) {
      Arrays.fill(cut[place], false);
      Arrays.fill(deaf[place], false);
    }
    dropPercent = 0;
    delayMax = 3;
  }

  void check(boolean holds, String broken) {
    if (!holds) {
      throw new AssertionError(broken + " (at " + now + " ms)");
    }
  }

  long chance(long from, long to) {
    return from + random.nextLong(to - from + 1);
  }
}

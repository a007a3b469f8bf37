package org.starling.clustertests.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import org.starling.clustertests.faults.Fault.Flood;
import org.starling.clustertests.faults.Fault.Kill;
import org.starling.clustertests.faults.Fault.KillAll;
import org.starling.clustertests.faults.Fault.PartDatabase;
import org.starling.clustertests.faults.Fault.PartNodes;
import org.starling.clustertests.faults.Fault.PartOneWay;
import org.starling.clustertests.faults.Fault.PartPair;
import org.starling.clustertests.faults.Fault.PartWhole;
import org.starling.clustertests.faults.Fault.Pause;
import org.starling.clustertests.faults.Fault.PauseAll;
import org.starling.clustertests.faults.Fault.Slow;
import org.starling.clustertests.faults.Fault.StepClock;

/**
 * Rounds of faults from a seed, without an end: the required pairs and one of every kind first, in
 * an order by the seed, then any, alone or in pairs.
 */
public final class Plan {
  private static final int CALM_MS_MIN = 1_000;
  private static final int CALM_MS_MAX = 4_000;
  private static final int APART_MS_MAX = 2_000;
  private static final int HOLD_MS_MIN = 1_000;
  private static final int HOLD_MS_MAX = 20_000;

  /** At first: what the nodes have to notice lasts longer than that takes, the rest is short. */
  private static final int NOTICED_MS_MIN = 7_000;

  private static final int NOTICED_MS_MAX = 10_000;

  /** Two nodes that do not hear each other take longer: one of them steps out. */
  private static final int SETTLED_MS_MIN = 16_000;

  private static final int SETTLED_MS_MAX = 18_000;

  private static final int SHORT_MS_MAX = 4_000;

  /** Longer than any lease or contact lasts, so that nobody wakes up in a valid one. */
  private static final int OUTDATED_MS_MIN = 10_000;

  private static final int OUTDATED_MS_MAX = 12_000;

  private final Random random;
  private final int nodes;
  private final Abilities abilities;
  private final List<List<Fault>> first = new ArrayList<>();

  /**
   * What this machine allows.
   *
   * @param only the kinds of faults that are wished for; all if it is empty
   */
  public record Abilities(boolean parts, boolean slows, boolean setsClocks, Set<String> only) {
    public Abilities {
      only = Set.copyOf(only);
    }

    boolean wishes(Fault fault) {
      return only.isEmpty() || only.contains(fault.kind());
    }
  }

  public Plan(long seed, int nodes, Abilities abilities) {
    this.random = new Random(seed);
    this.nodes = nodes;
    this.abilities = abilities;
    kinds().forEach(kind -> first.add(List.of(kind.apply(node()))));
    if (abilities.parts() && abilities.only().isEmpty() && nodes > 1) {
      first.add(pair(Kill::new, anyPart()));
      first.add(pair(Pause::new, anyPart()));
    }
    Collections.shuffle(first, random);
  }

  /** How many rounds it takes until everything was there once. */
  public int whole() {
    return first.size();
  }

  public Round next() {
    boolean early = !first.isEmpty();
    List<Fault> faults = early ? first.removeFirst() : any();
    return new Round(
        faults,
        random.nextInt(CALM_MS_MIN, CALM_MS_MAX),
        random.nextInt(APART_MS_MAX),
        early ? holdAtFirst(faults) : random.nextInt(HOLD_MS_MIN, HOLD_MS_MAX));
  }

  private int holdAtFirst(List<Fault> faults) {
    if (faults.contains(new PauseAll())) {
      return random.nextInt(OUTDATED_MS_MIN, OUTDATED_MS_MAX);
    }
    if (faults.stream().anyMatch(PartPair.class::isInstance)) {
      return random.nextInt(SETTLED_MS_MIN, SETTLED_MS_MAX);
    }
    boolean noticed = faults.stream().anyMatch(fault -> fault.parts() || fault instanceof Pause);
    return noticed
        ? random.nextInt(NOTICED_MS_MIN, NOTICED_MS_MAX)
        : random.nextInt(HOLD_MS_MIN, SHORT_MS_MAX);
  }

  private List<Fault> any() {
    IntFunction<Fault> one = kinds().get(random.nextInt(kinds().size()));
    if (nodes == 1 || random.nextBoolean()) {
      return List.of(one.apply(node()));
    }
    return pair(one, kinds().get(random.nextInt(kinds().size())));
  }

  /** Of two different nodes. */
  private List<Fault> pair(IntFunction<Fault> one, IntFunction<Fault> other) {
    int node = node();
    return List.of(one.apply(node), other.apply(neighbour(node)));
  }

  private int node() {
    return 1 + random.nextInt(nodes);
  }

  private int neighbour(int node) {
    return 1 + (node + random.nextInt(nodes - 1)) % nodes;
  }

  /** Any but the last, which takes long to settle. */
  private IntFunction<Fault> anyPart() {
    List<IntFunction<Fault>> parts = parts();
    return parts.get(random.nextInt(parts.size() - 1));
  }

  private List<IntFunction<Fault>> parts() {
    return List.of(
        PartWhole::new,
        PartNodes::new,
        PartDatabase::new,
        from -> new PartOneWay(from, neighbour(from)),
        node -> new PartPair(node, neighbour(node)));
  }

  private List<IntFunction<Fault>> kinds() {
    List<IntFunction<Fault>> kinds = new ArrayList<>();
    kinds.add(Kill::new);
    kinds.add(Pause::new);
    if (nodes > 1) {
      kinds.add(_ -> new Flood());
      kinds.add(_ -> new KillAll());
      kinds.add(_ -> new PauseAll());
    }
    if (abilities.parts() && nodes > 1) {
      kinds.addAll(parts());
    }
    if (abilities.slows() && nodes > 1) {
      kinds.add(_ -> new Slow(60 + random.nextInt(21)));
    }
    if (abilities.setsClocks()) {
      kinds.add(node -> new StepClock(node, random.nextInt(-30_000, 30_000)));
    }
    kinds.removeIf(kind -> !abilities.wishes(kind.apply(1)));
    return kinds;
  }
}

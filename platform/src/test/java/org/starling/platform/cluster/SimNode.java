package org.starling.platform.cluster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.starling.platform.cluster.LeaseEffect.Ask;
import org.starling.platform.cluster.LeaseEffect.Lead;
import org.starling.platform.cluster.LeaseEffect.Purge;
import org.starling.platform.cluster.LeaseEffect.Reply;
import org.starling.platform.cluster.LeaseEffect.StepOut;
import org.starling.platform.cluster.LeaseEffect.ToDatabase;
import org.starling.platform.cluster.LeaseEffect.Unheard;
import org.starling.platform.cluster.LeaseInput.Answered;
import org.starling.platform.cluster.LeaseInput.Asked;
import org.starling.platform.cluster.LeaseInput.Leaving;
import org.starling.platform.cluster.LeaseInput.Tick;
import org.starling.platform.cluster.LeaseInput.Viewed;

/** A simulated server: the steps of production, a failure detector, and one cached right. */
final class SimNode {
  private static final long DETECTION_MS = 3_000;
  private static final long HEARTBEAT_MS = 1_000;

  private final SimWorld world;
  final int place;
  private int life;
  private long born;
  private double rate = 1;
  private long pausedUntil;
  private long outUntil;
  private @Nullable LeaseState state;
  private final Map<NodeId, Long> lastHeard = new HashMap<>();
  private final Set<NodeId> saidGoodbye = new HashSet<>();
  private int cached = -1;
  private int generation;
  private final List<Long> agreements = new ArrayList<>();

  SimNode(SimWorld world, int place) {
    this.world = world;
    this.place = place;
  }

  int life() {
    return life;
  }

  boolean alive() {
    return state != null;
  }

  LeaseState state() {
    return Objects.requireNonNull(state);
  }

  /** How long this node has been waiting for others to agree. */
  long agreeing() {
    return agreements.isEmpty() ? 0 : world.now - Collections.min(agreements);
  }

  long clock() {
    return (long) ((world.now - born) * rate);
  }

  boolean serves() {
    return alive() && !paused() && state().serves(clock());
  }

  boolean paused() {
    return world.now < pausedUntil;
  }

  void start() {
    life++;
    born = world.now - world.chance(0, 100_000);
    rate = 1 + (world.random.nextDouble() - 0.5) / 100;
    pausedUntil = 0;
    outUntil = 0;
    lastHeard.clear();
    saidGoodbye.clear();
    cached = -1;
    generation++;
    agreements.clear();
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < 26; i++) {
      id.append((char) ('a' + world.random.nextInt(26)));
    }
    state = LeaseState.of(new NodeId(id.toString()), clock(), DETECTION_MS);
    int mine = life;
    repeat(mine, LeaseLimits.TICK_MS, this::tick);
    repeat(mine, HEARTBEAT_MS, this::heartbeat);
    repeat(mine, 300, this::check);
    repeat(mine, 900, this::change);
    repeat(mine, 700, this::act);
  }

  private void repeat(int mine, long pause, Runnable what) {
    world.after(
        world.chance(1, pause),
        () ->
            run(
                mine,
                () -> {
                  what.run();
                  repeat(mine, pause, what);
                }));
  }

  /** Runs something in this life of the node, once it is not paused. */
  void run(int mine, Runnable what) {
    if (mine != life || state == null) {
      return;
    }
    if (paused()) {
      world.at(pausedUntil, () -> run(mine, what));
      return;
    }
    what.run();
  }

  void pause(long time) {
    pausedUntil = world.now + time;
  }

  void kill() {
    life++;
    state = null;
  }

  /** Stops cleanly: gives back the lease and says goodbye. */
  void stop() {
    NodeId self = state().self();
    feed(new Leaving(clock()));
    kill();
    for (SimNode other : world.nodes) {
      if (other != this) {
        int theirs = other.life;
        world.carry(place, other.place, () -> other.run(theirs, () -> other.saidGoodbye.add(self)));
      }
    }
  }

  void feed(LeaseInput input) {
    apply(input, null);
  }

  private void apply(LeaseInput input, @Nullable SimNode asker) {
    LeaseState before = state();
    LeaseStep.Step step = world.steps.next(before, input);
    world.coverage.step(before, input, step);
    state = step.state();
    for (LeaseEffect effect : step.effects()) {
      switch (effect) {
        case ToDatabase question -> world.database.lease(this, before.self(), question);
        case Ask(var nodes) -> nodes.forEach(this::askForLife);
        case Reply(_, var answer) -> reply(Objects.requireNonNull(asker), answer);
        case Purge _ -> {
          cached = -1;
          generation++;
        }
        case StepOut _ -> stepOut();
        case Unheard _, Lead _ -> {}
      }
    }
  }

  private void stepOut() {
    outUntil = world.now + LeaseLimits.OUT_MS_MAX;
    comeBack(life);
  }

  private void comeBack(int mine) {
    world.after(
        LeaseLimits.REACH_MS,
        () ->
            run(
                mine,
                () -> {
                  boolean deaf =
                      world.nodes.stream().anyMatch(other -> world.deaf(place, other.place));
                  if (deaf && world.now < outUntil) {
                    comeBack(mine);
                  } else {
                    outUntil = 0;
                    world.coverage.count("came back");
                  }
                }));
  }

  boolean out() {
    return world.now < outUntil;
  }

  private long pendingAskAt;
  private int pendingAskLife;

  private void askForLife(NodeId node) {
    SimNode other = find(node);
    if (other == null) {
      return;
    }
    if (world.deaf(place, other.place)) {
      return;
    }
    long sent = clock();
    int mine = life;
    int theirs = other.life;
    world.carry(
        place,
        other.place,
        () ->
            other.run(
                theirs,
                () -> {
                  NodeId self = state == null ? node : state().self();
                  if (!other.state().view().contains(self)) {
                    return; // only members are given signs of life
                  }
                  pendingAskAt = sent;
                  pendingAskLife = mine;
                  other.apply(new Asked(other.clock(), self), this);
                }));
  }

  /** Called on the answerer, while the question is handled. */
  private void reply(SimNode asker, LeaseAnswer answer) {
    NodeId self = state().self();
    long sent = asker.pendingAskAt;
    int theirs = asker.pendingAskLife;
    world.carry(
        place,
        asker.place,
        () ->
            asker.run(
                theirs,
                () -> {
                  if (asker.state().view().contains(self)) { // only members' signs count
                    asker.feed(new Answered(asker.clock(), self, sent, answer));
                  }
                }));
  }

  private @Nullable SimNode find(NodeId node) {
    for (SimNode other : world.nodes) {
      if (other.alive() && other.state().self().equals(node)) {
        return other;
      }
    }
    return null;
  }

  // The failure detector

  private void heartbeat() {
    NodeId self = state().self();
    for (SimNode other : world.nodes) {
      if (other != this) {
        int theirs = other.life;
        world.carry(
            place,
            other.place,
            () -> other.run(theirs, () -> other.lastHeard.put(self, other.clock())));
      }
    }
  }

  private void tick() {
    Set<NodeId> nodes = new HashSet<>();
    nodes.add(state().self());
    lastHeard.forEach((node, at) -> {
      if (clock() - at < DETECTION_MS && !saidGoodbye.contains(node)) {
        nodes.add(node);
      }
    });
    world.nodes.stream()
        .filter(other -> other.alive() && other != this)
        .filter(other -> out() || other.out() || world.parts(place, other.place))
        .forEach(other -> nodes.remove(other.state().self()));
    if (!nodes.equals(state().view())) {
      Set<NodeId> left = new HashSet<>(state().view());
      left.retainAll(saidGoodbye);
      feed(new Viewed(clock(), nodes, left));
    }
    feed(new Tick(clock()));
  }

  // What rests on it

  private void act() {
    if (state().leads(clock())) {
      world.database.act(this, state().self(), state().row().epoch());
    }
  }

  private void check() {
    if (!state().serves(clock()) || !state().fresh(clock())) {
      return;
    }
    if (cached >= 0) {
      world.coverage.count("trusted");
      world.check(
          cached >= world.coverage.answered,
          "node " + place + " trusts " + cached + ", answered was " + world.coverage.answered);
      return;
    }
    int loaded = generation;
    world.database.ask(
        this,
        () -> world.database.version,
        version -> {
          if (loaded == generation) {
            cached = version;
          }
        },
        () -> {});
  }

  /** Takes a right away, and answers when all know. */
  private void change() {
    if (!state().serves(clock()) || !agreements.isEmpty() || world.random.nextInt(3) > 0) {
      return;
    }
    world.database.ask(
        this,
        () -> ++world.database.version,
        version -> {
          cached = -1;
          generation++;
          agreements.add(world.now);
          agree(
              new Agreeing(version, world.now, new HashSet<>(Agreement.audience(state()))),
              LeaseLimits.NEVER);
        },
        () -> {});
  }

  private record Agreeing(int version, Long began, Set<NodeId> missing) {}

  private void agree(Agreeing change, long toldAt) {
    long now = clock();
    switch (world.steps.decide(state(), change.missing(), now)) {
      case Agreement.Reached _ -> {
        agreements.remove(change.began());
        world.longestAgreed = Math.max(world.longestAgreed, world.now - change.began());
        world.coverage.count(change.missing().isEmpty() ? "agreed" : "agreed by waiting");
        world.coverage.answered = Math.max(world.coverage.answered, change.version());
      }
      case Agreement.CutOff _ -> {
        agreements.remove(change.began());
        world.coverage.count("agreement cut off");
      }
      case Agreement.Waits _ -> {
        boolean tell = now - toldAt >= 1_000;
        if (tell) {
          change.missing().forEach(node -> tell(node, change.missing()));
        }
        int mine = life;
        world.after(40, () -> run(mine, () -> agree(change, tell ? now : toldAt)));
      }
    }
  }

  private void tell(NodeId node, Set<NodeId> missing) {
    SimNode other = find(node);
    if (other == null || world.deaf(place, other.place)) {
      return;
    }
    int mine = life;
    int theirs = other.life;
    world.carry(
        place,
        other.place,
        () ->
            other.run(
                theirs,
                () -> {
                  other.cached = -1;
                  other.generation++;
                  world.carry(other.place, place, () -> run(mine, () -> missing.remove(node)));
                }));
  }
}

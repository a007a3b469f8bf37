package org.starling.platform.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.starling.platform.cluster.LeaseEffect.GiveBack;
import org.starling.platform.cluster.LeaseEffect.Read;
import org.starling.platform.cluster.LeaseEffect.Renew;
import org.starling.platform.cluster.LeaseEffect.Stand;
import org.starling.platform.cluster.LeaseEffect.Take;
import org.starling.platform.cluster.LeaseEffect.ToDatabase;
import org.starling.platform.cluster.LeaseInput.Failed;
import org.starling.platform.cluster.LeaseInput.Holds;
import org.starling.platform.cluster.LeaseInput.Refused;
import org.starling.platform.cluster.LeaseInput.Saw;

/** The row of the lease, transactions of the leader, and a right that changes. */
final class SimDatabase {
  private static final long PATIENCE_MS = 2_000;
  private static final long IDLE_MS = 3_000;

  /** A transaction that holds the row in place. */
  private record Act(NodeId node, long epoch, long began) {}

  private final SimWorld world;
  private final Set<Integer> cutOff = new HashSet<>();
  private final Map<Act, Boolean> open = new HashMap<>();
  private final Map<Long, NodeId> actors = new HashMap<>();
  private final List<Act> done = new ArrayList<>();
  LeaseRow row = LeaseRow.NONE;
  long latencyMax = 5;
  int version;
  long takenAt;

  SimDatabase(SimWorld world) {
    this.world = world;
  }

  void cut(int place, boolean value) {
    if (value) {
      cutOff.add(place);
    } else {
      cutOff.remove(place);
    }
  }

  boolean reachable(int place) {
    return !cutOff.contains(place);
  }

  void heal() {
    cutOff.clear();
    latencyMax = 5;
  }

  /** Sends a question; the answer may be lost, and the question too. */
  <T> void ask(SimNode node, Supplier<T> question, Consumer<T> answer, Runnable failure) {
    boolean[] answered = {false};
    int life = node.life();
    world.after(
        PATIENCE_MS + latencyMax,
        () -> {
          if (!answered[0]) {
            answered[0] = true;
            node.run(life, failure);
          }
        });
    world.after(
        1 + world.random.nextLong(latencyMax),
        () -> {
          if (!reachable(node.place)) {
            return;
          }
          T value = question.get();
          world.after(
              1 + world.random.nextLong(latencyMax),
              () -> {
                if (reachable(node.place) && !answered[0]) {
                  answered[0] = true;
                  node.run(life, () -> answer.accept(value));
                }
              });
        });
  }

  void lease(SimNode node, NodeId self, ToDatabase question) {
    long sent = node.clock();
    ask(
        node,
        () -> execute(self, question),
        result -> node.feed(result.input(question, node.clock(), sent)),
        () -> node.feed(new Failed(node.clock())));
  }

  private record Result(boolean done, boolean locked, LeaseRow row) {
    LeaseInput input(ToDatabase question, long now, long sent) {
      if (locked) {
        return new Failed(now);
      }
      if (!done) {
        return new Refused(now, sent);
      }
      return question instanceof Take || question instanceof Renew
          ? new Holds(now, sent, row)
          : new Saw(now, sent, row);
    }
  }

  private Result execute(NodeId self, ToDatabase question) {
    switch (question) {
      case Read _ -> {}
      case Take(var from, var members) -> {
        if (world.steps.swaps() && !row.sameBeat(from)) {
          return new Result(false, false, row);
        }
        if (!open.isEmpty()) {
          return new Result(false, true, row);
        }
        takenAt = world.now;
        row = new LeaseRow(row.epoch() + 1, row.beat() + 1, self, null, members);
      }
      case Renew(var from, var members) -> {
        if (!row.sameBeat(from) || !row.heldBy(self)) {
          return new Result(false, false, row);
        }
        row = new LeaseRow(row.epoch(), row.beat() + 1, self, row.candidate(), members);
      }
      case GiveBack(var from, var members) -> {
        if (!row.sameBeat(from) || !row.heldBy(self)) {
          return new Result(false, false, row);
        }
        row = new LeaseRow(row.epoch(), row.beat() + 1, null, row.candidate(), members);
      }
      case Stand(var epoch) -> {
        if (row.epoch() != epoch) {
          return new Result(false, false, row);
        }
        row = new LeaseRow(row.epoch(), row.beat(), row.holder(), self, row.members());
      }
    }
    return new Result(true, false, row);
  }

  /** What Leadership.lead does: locks the row, compares, works, commits. */
  void act(SimNode node, NodeId self, long epoch) {
    ask(node, () -> begin(self, epoch), act -> act.ifPresent(a -> finish(node, a)), () -> {});
  }

  private Optional<Act> begin(NodeId self, long epoch) {
    if (world.steps.compares() && !(row.heldBy(self) && row.epoch() == epoch)) {
      world.coverage.count("act refused");
      return Optional.empty();
    }
    for (Act other : open.keySet()) {
      world.check(other.epoch() == epoch, "two leaders act at a time");
    }
    world.check(
        actors.putIfAbsent(epoch, self) == null || self.equals(actors.get(epoch)),
        "two leaders act in one epoch");
    world.check(
        done.stream().allMatch(other -> other.epoch() <= epoch),
        "a leader acts after its successor");
    Act act = new Act(self, epoch, world.now);
    open.put(act, true);
    world.after(
        IDLE_MS,
        () -> {
          if (open.remove(act) != null) {
            world.coverage.count("act given up");
          }
        });
    return Optional.of(act);
  }

  private void finish(SimNode node, Act act) {
    world.after(
        world.chance(1, 1_500),
        () ->
            node.run(
                node.life(),
                () ->
                    ask(
                        node,
                        () -> {
                          if (open.remove(act) != null) {
                            done.add(act);
                            world.coverage.count("act");
                          }
                          return true;
                        },
                        _ -> {},
                        () -> {})));
  }
}

package org.starling.platform.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.starling.platform.cluster.LeaseInput.Answered;
import org.starling.platform.cluster.LeaseInput.Asked;

/** Thousands of runs of the production steps under faults; every planted bug is found by them. */
@Execution(ExecutionMode.CONCURRENT)
class LeaseSimulationTest {
  private static final int SEEDS = 1_000;
  private static final int SEEDS_OF_A_BUG_MAX = 1_500;
  private static final int FLAPS = 100;
  private static final int PAIRS = 100;
  private static final int SILENCES = 200;

  private static final List<String> REQUIRED =
      List.of(
          "partition",
          "long partition",
          "one way",
          "pair deaf",
          "stepped out",
          "came back",
          "pause",
          "kill",
          "clean stop",
          "restart",
          "pair",
          "node from database",
          "database down",
          "database slow",
          "drops and delays",
          "first",
          "given back",
          "silent",
          "outnumbered",
          "handed over",
          "stood",
          "adopted",
          "deposed",
          "deposed by word",
          "ghosts",
          "purged",
          "unheard",
          "act",
          "act refused",
          "act given up",
          "trusted",
          "one side serves",
          "agreed",
          "agreed by waiting",
          "agreement cut off");

  @Test
  void keepsItsPromisesUnderFaults() {
    SimCoverage coverage = new SimCoverage();
    for (long seed = 0; seed < SEEDS; seed++) {
      Sim.run(seed, new Steps(), coverage);
    }
    assertThat(coverage.counts).containsKeys(REQUIRED.toArray(String[]::new));
    REQUIRED.forEach(what -> assertThat(coverage.counts.get(what)).as(what).isGreaterThan(5));
  }

  @Test
  void settlesWhenAWayWorksInOneDirectionOnly() {
    SimCoverage coverage = new SimCoverage();
    for (long seed = 0; seed < FLAPS; seed++) {
      FlapSim.run(seed, new Steps(), coverage);
    }
    assertThat(coverage.counts).containsKeys("kept out", "unheard", "trusted");
  }

  @Test
  void findsThatANodeIsTakenBackEachTime() {
    assertThatThrownBy(
            () -> {
              for (long seed = 0; seed < SEEDS_OF_A_BUG_MAX; seed++) {
                FlapSim.run(seed, new NoTrials(), new SimCoverage());
              }
            })
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching("seed.*(stopped to serve|the bad one serves).*");
  }

  @Test
  void answersInTimeWhenTheLeaderStandsStill() {
    SimCoverage coverage = new SimCoverage();
    for (long seed = 0; seed < SILENCES; seed++) {
      SilentSim.run(seed, new Steps(), coverage);
    }
    assertThat(coverage.counts.get("waited for the leader")).isGreaterThan(SILENCES / 2);
  }

  @Test
  void settlesWhenTwoNodesDoNotHearEachOtherAndTheRestHearsBoth() {
    SimCoverage coverage = new SimCoverage();
    for (long seed = 0; seed < PAIRS; seed++) {
      PairSim.run(seed, new Steps(), coverage);
    }
    assertThat(coverage.counts)
        .containsKeys(
            "stepped out", "came back", "newcomer", "from the start", "leader unheard", "trusted");
  }

  @Test
  void findsThatNeitherOfTwoStepsOut() {
    assertThatThrownBy(
            () -> {
              for (long seed = 0; seed < PAIRS; seed++) {
                PairSim.run(seed, new BothStay(), new SimCoverage());
              }
            })
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching("seed.*do not hear each other.*");
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void findsPlantedBugs(Steps bug) {
    assertThatThrownBy(
            () -> {
              for (long seed = 0; seed < SEEDS_OF_A_BUG_MAX; seed++) {
                Sim.run(seed, bug, new SimCoverage());
              }
            })
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("seed");
  }

  static Stream<Named<Steps>> bugs() {
    return Stream.of(
        Named.of("leader-only work does not compare the epoch", new NoComparing()),
        Named.of("contact is counted from the answer's arrival", new CountsFromArrival()),
        Named.of("a leader answers when its lease has run out", new LeadsForEver()),
        Named.of("the lease is taken whatever the row says", new TakesBlindly()),
        Named.of("an answerer does not count its answers", new ForgetsGrants()),
        Named.of("lost nodes are thought dead at once", new NoGhosts()),
        Named.of("caches are kept through a time without contact", new KeepsCaches()),
        Named.of("a change is answered without waiting", new NoWaiting()),
        Named.of("a cut-off node answers", new AnswersAlone()));
  }

  private static final class NoComparing extends Steps {
    @Override
    boolean compares() {
      return false;
    }
  }

  private static final class CountsFromArrival extends Steps {
    @Override
    LeaseStep.Step next(LeaseState state, LeaseInput input) {
      return super.next(
          state,
          input instanceof Answered(var now, var from, _, var answer)
              ? new Answered(now, from, now, answer)
              : input);
    }
  }

  private static final class LeadsForEver extends Steps {
    @Override
    LeaseStep.Step next(LeaseState state, LeaseInput input) {
      if (!(input instanceof Asked) || !state.holds()) {
        return super.next(state, input);
      }
      LeaseStep.Step lying = super.next(with(state, state.epoch(), input.now()), input);
      return new LeaseStep.Step(super.next(state, input).state(), lying.effects());
    }
  }

  private static final class TakesBlindly extends Steps {
    @Override
    boolean swaps() {
      return false;
    }
  }

  private static final class ForgetsGrants extends Steps {
    @Override
    LeaseStep.Step next(LeaseState state, LeaseInput input) {
      LeaseStep.Step step = super.next(state, input);
      return new LeaseStep.Step(
          with(step.state(), step.state().ghosts(), Map.of()), step.effects());
    }
  }

  private static final class NoGhosts extends Steps {
    @Override
    LeaseStep.Step next(LeaseState state, LeaseInput input) {
      LeaseStep.Step step = super.next(state, input);
      return new LeaseStep.Step(
          with(step.state(), Map.of(), step.state().granted()), step.effects());
    }
  }

  private static final class NoTrials extends Steps {
    @Override
    LeaseStep.Step next(LeaseState state, LeaseInput input) {
      LeaseStep.Step step = super.next(state, input);
      return new LeaseStep.Step(untried(step.state()), step.effects());
    }
  }

  private static final class BothStay extends Steps {
    private final Unanswered patient = Unanswered.none(0);

    @Override
    LeaseStep.Step next(LeaseState state, LeaseInput input) {
      LeaseStep.Step step = super.next(state, input);
      LeaseState s = step.state();
      return new LeaseStep.Step(
          copy(s, s.epoch(), s.leaderAt(), s.ghosts(), s.granted(), s.trials(), patient),
          step.effects());
    }
  }

  private static final class KeepsCaches extends Steps {
    @Override
    LeaseStep.Step next(LeaseState state, LeaseInput input) {
      LeaseStep.Step step = super.next(state, input);
      return new LeaseStep.Step(
          step.state(),
          step.effects().stream().filter(e -> !(e instanceof LeaseEffect.Purge)).toList());
    }
  }

  private static final class NoWaiting extends Steps {
    @Override
    Agreement decide(LeaseState state, Set<NodeId> missing, long now) {
      return super.decide(state, missing, now) instanceof Agreement.CutOff cutOff
          ? cutOff
          : new Agreement.Reached();
    }
  }

  private static final class AnswersAlone extends Steps {
    @Override
    Agreement decide(LeaseState state, Set<NodeId> missing, long now) {
      return super.decide(with(state, state.epoch(), now), missing, now);
    }
  }

  private static LeaseState with(LeaseState s, long epoch, long leaderAt) {
    return copy(s, epoch, leaderAt, s.ghosts(), s.granted());
  }

  private static LeaseState with(
      LeaseState s, Map<NodeId, Long> ghosts, Map<NodeId, Long> granted) {
    return copy(s, s.epoch(), s.leaderAt(), ghosts, granted);
  }

  private static LeaseState untried(LeaseState s) {
    return copy(s, s.epoch(), s.leaderAt(), s.ghosts(), s.granted(), Trials.NONE, s.unanswered());
  }

  private static LeaseState copy(
      LeaseState s,
      long epoch,
      long leaderAt,
      Map<NodeId, Long> ghosts,
      Map<NodeId, Long> granted) {
    return copy(s, epoch, leaderAt, ghosts, granted, s.trials(), s.unanswered());
  }

  private static LeaseState copy(
      LeaseState s,
      long epoch,
      long leaderAt,
      Map<NodeId, Long> ghosts,
      Map<NodeId, Long> granted,
      Trials trials,
      Unanswered unanswered) {
    return new LeaseState(
        s.self(),
        s.view(),
        s.viewAt(),
        s.gone(),
        s.row(),
        s.rowAt(),
        s.databaseAt(),
        s.databaseAsked(),
        s.busy(),
        s.holds(),
        s.told(),
        s.former(),
        s.floor(),
        epoch,
        leaderAt,
        s.leaderEpoch(),
        s.serving(),
        new HashMap<>(ghosts),
        s.heard(),
        new HashMap<>(granted),
        s.since(),
        s.losses(),
        trials,
        unanswered,
        s.askedAt(),
        s.freshUntil());
  }
}

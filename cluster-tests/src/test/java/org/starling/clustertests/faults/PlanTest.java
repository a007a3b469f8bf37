package org.starling.clustertests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A seed says all, and every kind of fault and the required pairs are there. */
final class PlanTest {
  private static final Plan.Abilities ALL = new Plan.Abilities(true, true, true, Set.of());

  @Test
  void a_seed_is_a_plan() {
    Plan one = new Plan(7, 3, ALL);
    Plan same = new Plan(7, 3, ALL);
    List<Round> rounds = Stream.generate(one::next).limit(50).toList();
    assertThat(Stream.generate(same::next).limit(50)).isEqualTo(rounds);
    Plan other = new Plan(8, 3, ALL);
    assertThat(Stream.generate(other::next).limit(50).toList()).isNotEqualTo(rounds);
  }

  @Test
  void each_plan_begins_with_everything() {
    for (long seed = 0; seed < 200; seed++) {
      Plan plan = new Plan(seed, 3, ALL);
      List<Round> rounds = Stream.generate(plan::next).limit(plan.whole()).toList();
      Set<String> alone = new HashSet<>();
      Set<Set<String>> pairs = new HashSet<>();
      for (Round round : rounds) {
        if (round.faults().size() == 1) {
          alone.add(round.faults().getFirst().kind());
        } else {
          pairs.add(Set.of(family(round.faults().getFirst()), family(round.faults().getLast())));
        }
      }
      assertThat(alone)
          .containsExactlyInAnyOrder(
              "Kill",
              "Pause",
              "KillAll",
              "PauseAll",
              "Flood",
              "PartWhole",
              "PartNodes",
              "PartOneWay",
              "PartPair",
              "PartDatabase",
              "Slow",
              "StepClock");
      assertThat(pairs).contains(Set.of("Kill", "Part"), Set.of("Pause", "Part"));
    }
  }

  @Test
  void one_way_leads_from_one_node_to_another() {
    Plan plan = new Plan(3, 3, ALL);
    for (int i = 0; i < 500; i++) {
      assertThat(plan.next().faults())
          .allSatisfy(fault -> {
            if (fault instanceof Fault.PartOneWay(int from, int to)) {
              assertThat(from).isNotEqualTo(to).isBetween(1, 3);
            }
          });
    }
  }

  @Test
  void what_a_machine_cannot_do_is_not_planned() {
    Plan plan = new Plan(3, 3, new Plan.Abilities(false, false, false, Set.of()));
    for (int i = 0; i < 500; i++) {
      assertThat(plan.next().faults())
          .allMatch(fault ->
              fault instanceof Fault.Kill
                  || fault instanceof Fault.KillAll
                  || fault instanceof Fault.Pause
                  || fault instanceof Fault.PauseAll
                  || fault instanceof Fault.Flood);
    }
  }

  private static String family(Fault fault) {
    return fault.parts() ? "Part" : fault.kind();
  }
}

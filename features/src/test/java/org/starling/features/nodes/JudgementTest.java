package org.starling.features.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.starling.platform.http.Json;

class JudgementTest {
  private final NodeReport leader = report("a", true, Set.of("b", "c"));
  private final NodeReport second = report("b", false, Set.of("a", "c"));
  private final NodeReport third = report("c", false, Set.of("a", "b"));

  private static NodeReport report(String id, boolean leading, Set<String> hears) {
    return new NodeReport(
        id,
        "11.6.0",
        "1.0",
        "159",
        "hash",
        "10.0.0.1",
        "host-" + id,
        "version",
        leading,
        false,
        false,
        hears,
        Set.of(),
        Map.of());
  }

  private static List<String> judged(NodeReport node, NodeReport... all) {
    return new Judgement(List.of(all)).of(node, List.of("TeamSettings.MaxUsersPerTeam"));
  }

  @Test
  void nodes_that_agree_are_well() {
    for (NodeReport node : List.of(leader, second, third)) {
      assertThat(judged(node, leader, second, third)).isEmpty();
    }
  }

  @Test
  void whoever_differs_from_the_leader_is_told_in_what() {
    NodeReport other =
        new NodeReport(
            "c",
            "11.7.0",
            "1.1",
            "160",
            "other",
            "",
            "host-c",
            "version",
            false,
            true,
            true,
            Set.of("a", "b"),
            Set.of(),
            Map.of());
    assertThat(judged(other, leader, second, other))
        .containsExactly(
            "version differs: 11.7.0 (1.1), and host-a has 11.6.0 (1.0)",
            "database schema differs: 160, and host-a has 159",
            "settings differ from those of host-a: TeamSettings.MaxUsersPerTeam",
            "draining: it takes no new clients and stops soon",
            "cut off from the leader: it answers no requests");
    assertThat(judged(leader, leader, second, other)).isEmpty();
  }

  @Test
  void one_that_differs_from_all_others_is_told_so_though_it_leads() {
    NodeReport odd =
        new NodeReport(
            "a",
            "11.6.0",
            "1.0",
            "159",
            "other",
            "",
            "host-a",
            "version",
            true,
            false,
            false,
            Set.of("b", "c"),
            Set.of("b", "c"),
            Map.of());
    assertThat(judged(odd, odd, second, third))
        .containsExactly(
            "settings differ from those of host-b: TeamSettings.MaxUsersPerTeam",
            "keeps files elsewhere than host-b: all nodes need the same FileSettings");
    assertThat(judged(second, odd, second, third)).isEmpty();
    assertThat(judged(third, odd, second, third)).isEmpty();
  }

  @Test
  void whom_others_do_not_hear_and_whose_clock_is_off_is_named() {
    NodeReport deaf =
        new NodeReport(
            "b",
            "11.6.0",
            "1.0",
            "159",
            "hash",
            "",
            "host-b",
            "version",
            false,
            false,
            false,
            Set.of("a"),
            Set.of(),
            Map.of("c", -700L));
    NodeReport watching =
        new NodeReport(
            "a",
            "11.6.0",
            "1.0",
            "159",
            "hash",
            "",
            "host-a",
            "version",
            true,
            false,
            false,
            Set.of("b", "c"),
            Set.of(),
            Map.of("c", -700L));
    assertThat(judged(third, watching, deaf, third))
        .containsExactly(
            "cannot be reached from host-b", "clock is off: 700 ms behind that of host-a");
  }

  @Test
  void settings_are_compared_without_being_told() {
    ObjectNode one = Json.object();
    one.putObject("EmailSettings").put("SMTPPassword", "secret").put("SMTPPort", "25");
    one.putObject("ClusterSettings").put("OverrideHostname", "one");
    ObjectNode other = one.deepCopy();
    other.withObject("/ClusterSettings").put("OverrideHostname", "other");
    other.withObject("/JobSettings").put("RunJobs", false).put("RunScheduler", false);
    assertThat(SettingsDigest.hash(one)).isEqualTo(SettingsDigest.hash(other));
    other.withObject("/EmailSettings").put("SMTPPassword", "other");
    assertThat(SettingsDigest.hash(one)).isNotEqualTo(SettingsDigest.hash(other));
    assertThat(SettingsDigest.keys(one).toString()).doesNotContain("secret");
    assertThat(SettingsDigest.keys(one))
        .containsEntry(
            "EmailSettings.SMTPPort", SettingsDigest.keys(other).get("EmailSettings.SMTPPort"));
  }
}

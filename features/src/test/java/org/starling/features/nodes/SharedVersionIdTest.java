package org.starling.features.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Clients reload when X-Version-Id changes: in an upgrade it does so once, on all nodes. */
final class SharedVersionIdTest {
  private static NodeReport node(String id, String build) {
    return new NodeReport(
        id,
        "11.6.0",
        build,
        "1",
        "hash",
        "",
        id,
        "of " + build,
        false,
        false,
        false,
        Set.of(),
        Set.of(),
        Map.of());
  }

  /** What each of them says. */
  private static Set<String> said(NodeReport... nodes) {
    Set<String> said = new TreeSet<>();
    for (NodeReport node : nodes) {
      List<NodeReport> others = List.of(nodes).stream().filter(other -> other != node).toList();
      said.add(SharedVersionId.of(node.build(), node.versionId(), others));
    }
    return said;
  }

  @Test
  void all_nodes_say_what_the_oldest_release_says_until_it_has_gone() {
    assertThat(said(node("a", "0.9.4"), node("b", "0.9.4"))).containsExactly("of 0.9.4");
    assertThat(said(node("a", "0.10.0"), node("b", "0.9.4"), node("c", "0.9.4")))
        .containsExactly("of 0.9.4");
    assertThat(said(node("a", "0.10.0"), node("b", "0.10.0"), node("c", "0.9.4")))
        .containsExactly("of 0.9.4");
    assertThat(said(node("a", "0.10.0"), node("b", "0.10.0"))).containsExactly("of 0.10.0");
  }

  @Test
  void releases_have_an_order_whatever_they_are_called() {
    assertThat(said(node("b", "0.1.0"), node("a", "0.1.1"))).containsExactly("of 0.1.0");
    assertThat(said(node("a", "0.1.0"), node("b", "unpacked"))).containsExactly("of unpacked");
    assertThat(said(node("b", "0.1.0+a"), node("a", "0.1.0+b"))).containsExactly("of 0.1.0+a");
  }

  @Test
  void each_node_tells_its_own_settings_where_all_are_of_one_release() {
    NodeReport here = node("b", "0.1.0");
    assertThat(SharedVersionId.of(here.build(), "own", List.of(node("a", "0.1.0"))))
        .isEqualTo("own");
  }
}

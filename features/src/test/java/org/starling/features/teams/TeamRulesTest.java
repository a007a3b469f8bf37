package org.starling.features.teams;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TeamRulesTest {
  @ParameterizedTest
  @ValueSource(strings = {"ab", "a-b", "a--b", "team-1", "a__b", "0a"})
  void names(String name) {
    assertThat(TeamRules.isName(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "-ab", "ab-", "a_b", "A-b", "a.b", "é1", "a b"})
  void no_names(String name) {
    assertThat(TeamRules.isName(name)).isFalse();
  }

  @Test
  void no_domains_admit_everybody() {
    assertThat(TeamRules.admits("", "ann@example.test")).isTrue();
    assertThat(TeamRules.admits(" , ", "ann@example.test")).isTrue();
  }

  @Test
  void domains_are_separated_by_commas_blanks_or_at_signs() {
    String domains = "Example.test, @other.test third.test";
    assertThat(TeamRules.admits(domains, "ann@EXAMPLE.test")).isTrue();
    assertThat(TeamRules.admits(domains, "ann@other.test")).isTrue();
    assertThat(TeamRules.admits(domains, "ann@third.test")).isTrue();
    assertThat(TeamRules.admits(domains, "ann@fourth.test")).isFalse();
  }

  @Test
  void a_domain_admits_neither_parts_of_it_nor_domains_below_it() {
    assertThat(TeamRules.admits("example.test", "ann@badexample.test")).isFalse();
    assertThat(TeamRules.admits("example.test", "ann@below.example.test")).isFalse();
  }
}

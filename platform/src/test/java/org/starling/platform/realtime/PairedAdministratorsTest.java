package org.starling.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.starling.kernel.UserId;

class PairedAdministratorsTest {
  private static final UserId ANN = TestHub.user('a');

  @Test
  void a_role_that_changes_between_the_forms_of_an_event_is_seen_by_both_alike() {
    PairedAdministrators administrators = new PairedAdministrators();
    assertThat(administrators.of("event-1", () -> Set.of(ANN))).containsExactly(ANN);
    assertThat(administrators.of("event-2", Set::of)).isEmpty();
    assertThat(administrators.of("event-1", Set::of)).containsExactly(ANN);
    assertThat(administrators.of("event-2", () -> Set.of(ANN))).isEmpty();
  }

  @Test
  void an_event_with_one_form_is_looked_at_by_itself() {
    PairedAdministrators administrators = new PairedAdministrators();
    assertThat(administrators.of("", () -> Set.of(ANN))).containsExactly(ANN);
    assertThat(administrators.of("", Set::of)).isEmpty();
  }
}

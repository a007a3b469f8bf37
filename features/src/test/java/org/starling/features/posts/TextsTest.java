package org.starling.features.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.starling.kernel.Refusal;

final class TextsTest {
  @Test
  void half_characters_are_replaced() {
    assertThat(Texts.storable("half \ud83d here")).isEqualTo("half \ufffd here");
    assertThat(Texts.storable("whole \ud83d\ude00")).isEqualTo("whole \ud83d\ude00");
  }

  @Test
  void nul_is_refused_wherever_it_is() {
    assertThatThrownBy(() -> Texts.storable("nul\0inside")).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> Texts.storable(Map.of("k", List.of(Map.of("a\0", 1)))))
        .isInstanceOf(Refusal.class);
  }
}

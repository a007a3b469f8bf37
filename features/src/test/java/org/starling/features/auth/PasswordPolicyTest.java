package org.starling.features.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.kernel.Refusal;
import org.starling.platform.config.PasswordConfig;

final class PasswordPolicyTest {
  private static final PasswordConfig PLAIN = new PasswordConfig(8, false, false, false, false);
  private static final PasswordConfig STRICT = new PasswordConfig(8, true, true, true, true);

  @Test
  void length_counts_in_both_directions() {
    assertThatCode(() -> PasswordPolicy.check("12345678", PLAIN)).doesNotThrowAnyException();
    assertThatCode(() -> PasswordPolicy.check("p".repeat(72), PLAIN)).doesNotThrowAnyException();
    assertThat(refusal("1234567", PLAIN)).isEqualTo("model.user.is_valid.pwd_min_length.app_error");
    assertThat(refusal("p".repeat(73), PLAIN))
        .isEqualTo("model.user.is_valid.pwd_max_length.app_error");
    assertThat(refusal("ä".repeat(37), PLAIN))
        .isEqualTo("model.user.is_valid.pwd_max_length.app_error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"aaaaaaaa", "AAAAAAAA", "aaaaAAAA", "aaaaAA11", "aaaa11!!", "AAAA11!!"})
  void a_missing_kind_is_refused_by_the_name_of_all_that_is_wanted(String password) {
    assertThat(refusal(password, STRICT))
        .isEqualTo("model.user.is_valid.pwd_lowercase_uppercase_number_symbol.app_error");
  }

  @Test
  void all_kinds_together_pass() {
    assertThatCode(() -> PasswordPolicy.check("aaAA11!!", STRICT)).doesNotThrowAnyException();
  }

  private static String refusal(String password, PasswordConfig rules) {
    return catchThrowableOfType(Refusal.class, () -> PasswordPolicy.check(password, rules))
        .code()
        .id();
  }
}

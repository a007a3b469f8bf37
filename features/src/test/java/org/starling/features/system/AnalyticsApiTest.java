package org.starling.features.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalyticsApiTest {
  @ParameterizedTest
  @CsvSource({"0,0", "7,7", "19,10", "1234,1000", "999999,900000"})
  void everybody_learns_the_first_digit_only(long exact, long shown) {
    assertThat(AnalyticsApi.firstDigit(exact)).isEqualTo(shown);
  }
}

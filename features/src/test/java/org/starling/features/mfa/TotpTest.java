package org.starling.features.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TotpTest {
  private static final byte[] KEY = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
  private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

  /** RFC 6238 appendix B, the last six digits. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void gives_the_codes_of_the_standard(long seconds, String code) {
    assertThat(Totp.code(KEY, seconds / 30)).isEqualTo(code);
    assertThat(Totp.stepOf(code, SECRET, seconds * 1000)).hasValue(seconds / 30);
  }

  @Test
  void takes_the_neighbouring_steps_and_no_others() {
    String code = Totp.code(KEY, 100);
    assertThat(Totp.stepOf(code, SECRET, 101 * 30_000L)).hasValue(100);
    assertThat(Totp.stepOf(code, SECRET, 99 * 30_000L)).hasValue(100);
    assertThat(Totp.stepOf(code, SECRET, 102 * 30_000L)).isEmpty();
    assertThat(Totp.stepOf("abc", SECRET, 100 * 30_000L)).isEmpty();
    assertThat(Totp.stepOf(code, "", 100 * 30_000L)).isEmpty();
  }

  @Test
  void secrets_are_base32() {
    assertThat(Totp.encode(KEY)).isEqualTo(SECRET);
    assertThat(Totp.decode(SECRET)).isEqualTo(KEY);
  }
}

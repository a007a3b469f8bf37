package org.starling.features.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class PasswordHashTest {
  private static final int ROUNDS = 600_000;
  private static final String PASSWORD = "Conformance-1";

  /** Of a database that another server of the same API made. */
  private static final String MOVED_IN =
      "$pbkdf2$f=SHA256,w=600000,l=32$MCpZPufuSHV8+YsUzNTa3A"
          + "$dMiSBRLKdLJ9rgWNAJvmjvNiDxkViV6wDt69BdyoFv4";

  private static final String BCRYPT =
      "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";

  @Test
  void verifies_what_another_server_wrote() {
    PasswordHash hash = PasswordHash.parse(MOVED_IN);
    assertThat(hash.matches(PASSWORD)).isTrue();
    assertThat(hash.matches("conformance-1")).isFalse();
    assertThat(hash.current(ROUNDS)).isTrue();
  }

  @Test
  void reads_back_what_it_writes() {
    String text = PasswordHash.of(PASSWORD, ROUNDS, new Random(1)).text();
    assertThat(text).startsWith("$pbkdf2$f=SHA256,w=600000,l=32$").hasSizeLessThan(128);
    assertThat(PasswordHash.parse(text).matches(PASSWORD)).isTrue();
  }

  @Test
  void verifies_older_rows_and_wants_them_rewritten() {
    PasswordHash hash = PasswordHash.parse(BCRYPT);
    assertThat(hash.matches("password")).isFalse();
    assertThat(hash.matches("")).isFalse();
    assertThat(hash.current(ROUNDS)).isFalse();
  }

  @Test
  void no_password_fits_an_unknown_form() {
    assertThat(PasswordHash.parse("").matches("")).isFalse();
    assertThat(PasswordHash.parse(PASSWORD).matches(PASSWORD)).isFalse();
  }
}

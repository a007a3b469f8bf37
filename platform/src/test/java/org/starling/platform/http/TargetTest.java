package org.starling.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TargetTest {
  @ParameterizedTest
  @CsvSource({
    "/api/v4/users/me, /api/v4/users/me, ''",
    "/api/v4/users/m%65, /api/v4/users/me, ''",
    "/api/v4/users%2Fme, /api/v4/users/me, ''",
    "/api/v4/users/me?a=%zz&b, /api/v4/users/me, a=%zz&b",
    "/api/v4/users/me?, /api/v4/users/me, ''",
    "/api/v4/users/me#x, /api/v4/users/me, ''",
    "http://host/api/v4/users/me?x=1, /api/v4/users/me, x=1",
    "http://host, /, ''",
    "/a/b/, /a/b/, ''",
    "/a.b/..c, /a.b/..c, ''",
  })
  void clean_paths_are_taken_as_they_are(String sent, String path, String query) {
    assertThat(Target.of(sent)).isEqualTo(new Target.At(path, query));
  }

  @ParameterizedTest
  @CsvSource({
    "//api/v4/users/me, /api/v4/users/me",
    "/api/v4//users/me?x=1, /api/v4/users/me?x=1",
    "/api/v4/users/./me, /api/v4/users/me",
    "/api/v4/users/../users/me, /api/v4/users/me",
    "/api/v4/users/%2e%2e/users/me, /api/v4/users/me",
    "/api/v4/users/..%2fusers/me, /api/v4/users/me",
    "/../../api/v4/users/me, /api/v4/users/me",
    "/static/../../etc/passwd, /etc/passwd",
    "/a//, /a/",
    "/.., /",
    "/a b//c, /a%20b/c",
  })
  void other_paths_are_moved(String sent, String location) {
    assertThat(Target.of(sent)).isEqualTo(new Target.Moved(location));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%zz", "/%", "/%4", "*", "host:443", ""})
  void what_is_no_path_is_broken(String sent) {
    assertThat(Target.of(sent)).isEqualTo(new Target.Broken());
  }

  @Test
  void a_broken_parameter_is_left_out() {
    Query query = Query.of("a=%zz&b=2&b=3&c");
    assertThat(query.first("a")).isEmpty();
    assertThat(query.all("b")).containsExactly("2", "3");
    assertThat(query.first("c")).isEmpty();
  }
}

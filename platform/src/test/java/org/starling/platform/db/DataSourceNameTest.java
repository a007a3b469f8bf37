package org.starling.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataSourceNameTest {
  @Test
  void reads_every_part() {
    DataSourceName name =
        DataSourceName.parse(
            "postgres://mm%40user:p%40ss:w/rd%25@db.example.org:6432/chat"
                + "?sslmode=disable&connect_timeout=7&binary_parameters=yes&search_path=one,two");
    assertThat(name.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example.org:6432/chat");
    assertThat(name.properties())
        .containsEntry("user", "mm@user")
        .containsEntry("password", "p@ss:w/rd%")
        .containsEntry("sslmode", "disable")
        .containsEntry("connectTimeout", "7");
    assertThat(Pool.sessionSettings(name, 30))
        .isEqualTo("SET statement_timeout = 30000; SET search_path = \"one\", \"two\"");
  }

  @Test
  void has_the_defaults_of_the_contracts_driver() {
    DataSourceName name = DataSourceName.parse("postgresql://anna@/");
    assertThat(name.jdbcUrl()).isEqualTo("jdbc:postgresql://localhost:5432/anna");
    assertThat(name.properties()).containsEntry("sslmode", "require");
  }

  @Test
  void takes_several_hosts_and_ipv6() {
    assertThat(DataSourceName.parse("postgres://u@a,b:1,[::1]/d").jdbcUrl())
        .isEqualTo("jdbc:postgresql://a:5432,b:1,[::1]:5432/d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql://u:secret@h/d", "u:secret@tcp(h:3306)/d"})
  void says_why_mysql_is_refused(String text) {
    assertThatThrownBy(() -> DataSourceName.parse(text))
        .hasMessageContaining("PostgreSQL")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "chat.db", "postgres://u:secret%zz@h/d", "postgres://u@h/d?a'b=c"})
  void refuses_what_it_cannot_read_without_repeating_it(String text) {
    assertThatThrownBy(() -> DataSourceName.parse(text))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void never_shows_the_password() {
    assertThat(DataSourceName.parse("postgres://u:secret@h/d").toString()).isEqualTo("h:5432/d");
  }
}

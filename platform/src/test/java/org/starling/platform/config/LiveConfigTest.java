package org.starling.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.starling.kernel.Ids;

class LiveConfigTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void place() {
    file = directory.resolve("config/config.json");
  }

  @Test
  void makes_the_file_with_the_shipped_defaults_for_its_owner_alone() throws IOException {
    open(Map.of());
    JsonNode made = JSON.readTree(file.toFile());
    ObjectNode wanted = LiveConfig.defaults();
    wanted
        .withObject("SqlSettings")
        .set("AtRestEncryptKey", made.at("/SqlSettings/AtRestEncryptKey"));
    wanted
        .withObject("FileSettings")
        .set("PublicLinkSalt", made.at("/FileSettings/PublicLinkSalt"));
    assertThat(made).isEqualTo(wanted);
    assertThat(made.at("/FileSettings/PublicLinkSalt").asText()).hasSize(32);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).contains("\n    \"TeamSettings\": {").contains("\\u0026");
  }

  @Test
  void matches_names_in_any_case_and_keeps_what_it_does_not_know() throws IOException {
    write(
        """
        {"teamsettings": {"SITENAME": "Nest", "Ours": 1}, "Elsewhere": {"a": [1]}}\
        """);
    LiveConfig config = open(Map.of());
    assertThat(config.current().team().siteName()).isEqualTo("Nest");
    config.save(tree -> with(tree, "TeamSettings", "MaxUsersPerTeam", 7));
    JsonNode written = JSON.readTree(file.toFile());
    assertThat(written.at("/TeamSettings/SiteName").asText()).isEqualTo("Nest");
    assertThat(written.at("/TeamSettings/Ours").asInt()).isEqualTo(1);
    assertThat(written.at("/TeamSettings/MaxUsersPerTeam").asInt()).isEqualTo(7);
    assertThat(written.at("/Elsewhere/a/0").asInt()).isEqualTo(1);
    assertThat(written.has("teamsettings")).isFalse();
  }

  @Test
  void the_environment_wins_and_is_never_written() throws IOException {
    LiveConfig config =
        open(Map.of("MM_TEAMSETTINGS_SITENAME", "Outside", "mm_TeamSettings_MaxUsersPerTeam", "9"));
    assertThat(config.current().team().siteName()).isEqualTo("Outside");
    assertThat(config.current().team().maxUsersPerTeam()).isEqualTo(9);
    config.save(tree -> with(tree, "TeamSettings", "SiteName", "Inside"));
    assertThat(config.current().team().siteName()).isEqualTo("Outside");
    assertThat(JSON.readTree(file.toFile()).at("/TeamSettings/SiteName").asText())
        .isEqualTo("Mattermost");
    assertThat(config.overridden().at("/TeamSettings/SiteName").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MM_TEAMSETTINGS_MAXUSERSPERTEAM | many",
        "MM_TEAMSETTINGS_ENABLEOPENSERVER | perhaps",
        "MM_TEAMSETTINGS_MAXUSERSPERTEAM | 0"
      })
  void a_wrong_variable_stops_the_start(String name, String value) {
    assertThatThrownBy(() -> open(Map.of(name, value))).isInstanceOf(WrongSetting.class);
  }

  @Test
  void a_wrong_value_stops_the_start_with_key_value_and_rule() throws IOException {
    write("{\"PasswordSettings\": {\"MinimumLength\": 3}}");
    assertThatThrownBy(() -> open(Map.of()))
        .hasMessageContaining("PasswordSettings.MinimumLength")
        .hasMessageContaining("3")
        .hasMessageContaining("from 5 to 72");
    write("{\"TeamSettings\": {\"EnableOpenServer\": \"yes\"}}");
    assertThatThrownBy(() -> open(Map.of()))
        .hasMessageContaining("TeamSettings.EnableOpenServer")
        .hasMessageContaining("true or false");
    write("{\"SqlSettings\": {\"DataSource\": \"mysql://u:hunter2@h/d\"}}");
    assertThatThrownBy(() -> open(Map.of()))
        .hasMessageContaining("pgloader")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void a_bad_file_at_reload_changes_nothing() throws IOException {
    LiveConfig config = open(Map.of());
    Config before = config.current();
    for (String bad : List.of("{", "[]", "{\"TeamSettings\": {\"MaxUsersPerTeam\": -1}}")) {
      write(bad);
      assertThatThrownBy(config::reload).isInstanceOf(WrongSetting.class);
      assertThat(config.current()).isSameAs(before);
      assertThat(Files.readString(file)).isEqualTo(bad);
    }
  }

  @Test
  void a_reload_tells_only_the_sections_that_changed() throws IOException {
    LiveConfig config = open(Map.of());
    List<Object> told = new ArrayList<>();
    config.onChange(Config::team, told::add);
    config.onChange(Config::password, told::add);
    write("{\"ServiceSettings\": {\"SiteURL\": \"\"}, \"TeamSettings\": {\"SiteName\": \"New\"}}");
    config.reload();
    assertThat(told).hasSize(1);
    assertThat(told.getFirst()).isEqualTo(config.current().team());
    config.reload();
    assertThat(told).hasSize(1);
  }

  @Test
  void keys_read_at_the_start_keep_their_value_until_then() throws IOException {
    LiveConfig config = open(Map.of());
    int before = config.current().edge().idleTimeout();
    config.save(tree -> with(tree, "ServiceSettings", "IdleTimeout", 7));
    assertThat(config.current().edge().idleTimeout()).isEqualTo(before).isNotEqualTo(7);
    assertThat(config.current().tree().at("/ServiceSettings/IdleTimeout").asInt()).isEqualTo(7);
    assertThat(open(Map.of()).current().edge().idleTimeout()).isEqualTo(7);
  }

  @Test
  void settings_of_an_older_server_keep_its_defaults() throws IOException {
    write("{\"ServiceSettings\": {\"SiteURL\": \"https://chat.example.org/\"}}");
    ServiceConfig service = open(Map.of()).current().service();
    assertThat(service.siteURL()).isEqualTo("https://chat.example.org");
    assertThat(service.sessionLengthWebInHours()).isEqualTo(4320);
    assertThat(service.terminateSessionsOnPasswordChange()).isFalse();
    write("{\"ServiceSettings\": {\"SiteURL\": \"\", \"SessionLengthWebInDays\": 3}}");
    assertThat(open(Map.of()).current().service().sessionLengthWebInHours()).isEqualTo(72);
  }

  @Test
  void a_refused_change_is_not_kept() {
    LiveConfig config = open(Map.of("MM_SERVICESETTINGS_SITEURL", "http://localhost"));
    assertThatThrownBy(
            () -> config.save(tree -> with(tree, "ServiceSettings", "SiteURL", "nothing")))
        .isInstanceOf(WrongSetting.class)
        .extracting(e -> ((WrongSetting) e).id())
        .isEqualTo("model.config.is_valid.site_url.app_error");
    assertThat(config.current().service().siteURL()).isEqualTo("http://localhost");
  }

  private LiveConfig open(Map<String, String> environment) {
    return LiveConfig.open(new ConfigFile(file), environment, new Ids(new SecureRandom()));
  }

  private void write(String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static ObjectNode with(ObjectNode tree, String section, String key, Object value) {
    tree.withObject(section).set(key, JSON.valueToTree(value));
    return tree;
  }
}

package org.starling.platform.config;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.kernel.Ids;

/** The settings of a genuine server move in: every key of them set to something of its own. */
class MovedInConfigTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String SALT = "abcdefghijklmnopqrstuvwxyz234567";

  /** What does not follow from the default: values that a rule allows. */
  private static final Map<String, Object> CHOSEN =
      Map.ofEntries(
          entry("ServiceSettings.SiteURL", "https://chat.example.org"),
          entry("ServiceSettings.WebsocketURL", "wss://chat.example.org"),
          entry("ServiceSettings.ListenAddress", ":8066"),
          entry("ServiceSettings.ConnectionSecurity", "TLS"),
          entry("ServiceSettings.CollapsedThreads", "disabled"),
          entry("TeamSettings.ExperimentalViewArchivedChannels", true),
          entry("ExperimentalSettings.ClientSideCertEnable", false),
          entry("SqlSettings.DataSource", "postgres://mmuser:s%26cret@db.example.org:5432/chat"),
          entry("SqlSettings.DataSourceReplicas", List.of("postgres://one", "postgres://two")),
          entry(
              "SqlSettings.ReplicaLagSettings",
              List.of(Map.of("DataSource", "postgres://three", "QueryTimeLag", "SELECT 1"))),
          entry("SqlSettings.AtRestEncryptKey", SALT),
          entry("FileSettings.PublicLinkSalt", SALT),
          entry("FileSettings.MaxImageDecoderConcurrency", 4),
          entry("FileSettings.AmazonS3StorageClass", "STANDARD_IA"),
          entry("FileSettings.ExportAmazonS3StorageClass", "GLACIER"),
          entry("EmailSettings.ConnectionSecurity", "STARTTLS"),
          entry("EmailSettings.EnableEmailBatching", false), // not in a cluster
          entry("LdapSettings.ConnectionSecurity", "TLS"),
          entry("SamlSettings.IdpURL", "https://idp.example.org/sso"),
          entry("SamlSettings.AssertionConsumerServiceURL", "https://chat.example.org/login"),
          entry("SamlSettings.GuestAttribute", "role=guest"),
          entry("SamlSettings.AdminAttribute", "role=admin"),
          entry("DataRetentionSettings.MessageRetentionHours", 0),
          entry("DataRetentionSettings.FileRetentionHours", 0),
          entry("LocalizationSettings.AvailableLocales", "de,en"),
          entry("DisplaySettings.CustomURLSchemes", List.of("git", "smb")),
          entry("LogSettings.AdvancedLoggingJSON", "logging.json"));

  /** What no release of today knows: removed, or from a newer one. */
  private static final String UNKNOWN =
      """
          "GoneSettings": {
              "Big": 123456789012345678901234567890,
              "Price": 1.10,
              "Small": 0.00001,
              "Nothing": null,
              "Many": [
                  [
                      1,
                      [
                          2.50,
                          {
                              "ключ": "日本語 \\u0026 \\u003c ü 🎉"
                          }
                      ]
                  ],
                  [],
                  {},
                  null,
                  true
              ]
          }\
      """;

  private static final String PLUGIN =
      """
                  "com.example.calls": {
                      "icehostport": 8443,
                      "ICEHostPort": 8444,
                      "secret": "hunter2",
                      "ratio": 0.10
                  }\
      """;

  @TempDir private Path directory;

  @Test
  void every_key_keeps_its_value_and_what_is_unknown_its_text() throws IOException {
    Path file = directory.resolve("config.json");
    ObjectNode mine = LiveConfig.defaults();
    SettingsTree.paths(mine).forEach(path -> SettingsTree.put(mine, path, other(mine, path)));
    String text = shouted(mine);
    Files.writeString(
        file,
        text.replaceFirst("\\{", "{\n" + UNKNOWN.replace("\\", "\\\\") + ",")
            .replace("\"PLUGINS\":{", "\"PLUGINS\":{\n" + PLUGIN));
    LiveConfig config =
        LiveConfig.open(new ConfigFile(file), Map.of(), new Ids(new SecureRandom()));
    config.save(tree -> {
      tree.withObject("TeamSettings").put("MaxUsersPerTeam", 7);
      return tree;
    });
    mine.withObject("TeamSettings").put("MaxUsersPerTeam", 7);
    String written = Files.readString(file);
    ObjectNode read = (ObjectNode) JSON.readTree(written);
    SettingsTree.paths(mine).stream()
        .filter(path -> !path.equals(List.of("PluginSettings", "Plugins")))
        .forEach(path ->
            assertThat(SettingsTree.at(read, path))
                .as("%s", path)
                .hasToString(String.valueOf(SettingsTree.at(mine, path))));
    assertThat(written).contains(UNKNOWN).contains(PLUGIN);
    assertThat(new ConfigFile(file).load()).hasValue(config.current().tree());
  }

  private static JsonNode other(ObjectNode tree, List<String> path) {
    JsonNode value = Objects.requireNonNull(SettingsTree.at(tree, path));
    Object chosen = CHOSEN.get(String.join(".", path));
    if (chosen != null) {
      return JSON.valueToTree(chosen);
    }
    return switch (value.getNodeType()) {
      case BOOLEAN -> JSON.valueToTree(!value.asBoolean());
      case NUMBER -> JSON.valueToTree(value.asLong() + 1);
      case STRING -> value.asText().isEmpty() ? JSON.valueToTree("mine & yours") : value;
      default -> value;
    };
  }

  /** The same in capitals, as nobody writes it but names are read. */
  private static String shouted(ObjectNode settings) throws IOException {
    ObjectNode loud = JSON.createObjectNode();
    settings
        .properties()
        .forEach(section -> {
          ObjectNode into = loud.putObject(section.getKey().toLowerCase(Locale.ROOT));
          section
              .getValue()
              .properties()
              .forEach(key -> into.set(key.getKey().toUpperCase(Locale.ROOT), key.getValue()));
        });
    return JSON.writeValueAsString(loud);
  }
}

package org.starling.features.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.List;
import org.starling.platform.config.SettingsTree;

/** Secrets in the settings: masked on the way out, and put back when a mask comes in. */
final class Secrets {
  /** What stands for a secret. */
  static final String MASK = "*".repeat(32);

  /** Masked even when empty, so that nobody learns whether they are set. */
  private static final List<List<String>> ALWAYS =
      paths(
          "FileSettings.PublicLinkSalt",
          "SqlSettings.DataSource",
          "SqlSettings.AtRestEncryptKey",
          "ElasticsearchSettings.Password",
          "ServiceSettings.SplitKey",
          "CacheSettings.RedisPassword");

  private static final List<List<String>> WHEN_SET =
      paths(
          "LdapSettings.BindPassword",
          "FileSettings.AmazonS3SecretAccessKey",
          "FileSettings.ExportAmazonS3SecretAccessKey",
          "EmailSettings.SMTPPassword",
          "GitLabSettings.Secret",
          "GoogleSettings.Secret",
          "Office365Settings.Secret",
          "OpenIdSettings.Secret",
          "MessageExportSettings.GlobalRelaySettings.SMTPPassword",
          "AutoTranslationSettings.LibreTranslate.APIKey");

  private static final List<List<String>> LISTS =
      paths("SqlSettings.DataSourceReplicas", "SqlSettings.DataSourceSearchReplicas");
  private static final List<String> LAG = List.of("SqlSettings", "ReplicaLagSettings");
  private static final List<String> PLUGINS = List.of("PluginSettings", "Plugins");

  private Secrets() {}

  private static List<List<String>> paths(String... keys) {
    return Arrays.stream(keys).map(key -> List.of(key.split("\\."))).toList();
  }

  /** A copy without secrets. Plugins' settings go whole: without its manifest any may be one. */
  static ObjectNode mask(ObjectNode tree) {
    ObjectNode copy = tree.deepCopy();
    for (List<String> path : ALWAYS) {
      if (SettingsTree.at(copy, path) != null) {
        SettingsTree.put(copy, path, TextNode.valueOf(MASK));
      }
    }
    for (List<String> path : WHEN_SET) {
      JsonNode value = SettingsTree.at(copy, path);
      if (value != null && !value.asText().isEmpty()) {
        SettingsTree.put(copy, path, TextNode.valueOf(MASK));
      }
    }
    for (List<String> path : LISTS) {
      if (SettingsTree.at(copy, path) instanceof ArrayNode list) {
        for (int i = 0; i < list.size(); i++) {
          list.set(i, MASK);
        }
      }
    }
    if (SettingsTree.at(copy, LAG) instanceof ArrayNode lags) {
      lags.forEach(lag -> maskMember(lag, "DataSource"));
    }
    if (SettingsTree.at(copy, PLUGINS) instanceof ObjectNode plugins) {
      plugins.removeAll();
    }
    return copy;
  }

  private static void maskMember(JsonNode node, String name) {
    if (node instanceof ObjectNode object && object.hasNonNull(name)) {
      object.put(name, MASK);
    }
  }

  /** Puts back, in {@code wanted}, the secrets of {@code old} wherever there is a mask. */
  static void unmask(ObjectNode wanted, ObjectNode old) {
    for (List<String> path : SettingsTree.paths(wanted)) {
      JsonNode value = SettingsTree.at(wanted, path);
      JsonNode kept = SettingsTree.at(old, path);
      if (value == null || kept == null) {
        continue;
      }
      if (value.asText().equals(MASK)) {
        SettingsTree.put(wanted, path, kept);
      } else if (value instanceof ArrayNode list && kept instanceof ArrayNode oldList) {
        unmask(list, oldList);
      }
    }
  }

  private static void unmask(ArrayNode list, ArrayNode old) {
    for (int i = 0; i < list.size() && list.size() == old.size(); i++) {
      if (list.get(i).asText().equals(MASK)) {
        list.set(i, old.get(i));
      } else if (list.get(i) instanceof ObjectNode object
          && old.get(i) instanceof ObjectNode kept) {
        unmask(object, kept);
      }
    }
  }

  /** Takes out everything masked. */
  static void remove(ObjectNode tree) {
    for (List<String> path : SettingsTree.paths(tree)) {
      JsonNode value = SettingsTree.at(tree, path);
      if (value != null && value.asText().equals(MASK)) {
        SettingsTree.put(tree, path, null);
      }
    }
  }
}

package org.starling.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.starling.platform.config.ConfigStore;
import org.starling.platform.config.LiveConfig;
import org.starling.platform.config.SettingsTree;

/** Copies settings, and the files beside them that they name, as they are saved. */
final class CopySettings {
  private static final List<List<String>> FILES =
      List.of(
          List.of("SamlSettings", "IdpCertificateFile"),
          List.of("SamlSettings", "PublicCertificateFile"),
          List.of("SamlSettings", "PrivateKeyFile"),
          List.of("LogSettings", "AdvancedLoggingJSON"),
          List.of("PluginSettings", "SignaturePublicKeyFiles"));

  private CopySettings() {}

  /**
   * @throws IllegalStateException with a sentence for people if there is nothing, or something is
   *     there that is not to be replaced
   */
  static void copy(ConfigStore from, ConfigStore to, boolean replace) throws IOException {
    ObjectNode settings =
        from.load()
            .orElseThrow(() ->
                new IllegalStateException("There are no settings yet in %s.".formatted(from)));
    boolean taken = to.load().isPresent();
    if (taken && !replace) {
      throw new IllegalStateException(
          "There are settings in %s already. Nothing was changed; --replace replaces them."
              .formatted(to));
    }
    for (String file : files(settings)) {
      Optional<String> data = from.attached(file);
      if (data.isPresent()) {
        to.attach(file, data.get());
      }
    }
    to.save(settings);
  }

  /** Paths elsewhere stay where they are. */
  private static Set<String> files(ObjectNode settings) {
    ObjectNode tree = SettingsTree.overlay(LiveConfig.defaults(), settings);
    Set<String> names = new TreeSet<>();
    for (List<String> path : FILES) {
      JsonNode named = SettingsTree.at(tree, path);
      if (named != null) {
        named.forEach(one -> names.add(one.asText()));
        names.add(named.asText());
      }
    }
    names.removeIf(name -> name.isBlank() || name.contains("/"));
    return names;
  }
}

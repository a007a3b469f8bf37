package org.starling.features.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.kernel.Caller;
import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;
import org.starling.platform.config.LiveConfig;
import org.starling.platform.config.SavedMeanwhile;
import org.starling.platform.config.SettingsTree;
import org.starling.platform.config.WrongSetting;
import org.starling.platform.db.DatabaseUnavailable;
import org.starling.platform.http.HttpCode;

/** Changes the settings over the API: as a whole, in part, or by reading the file again. */
final class ChangeSettings {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeSettings.class);
  private static final List<String> SITE_URL = List.of("ServiceSettings", "SiteURL");
  private static final List<String> UPLOADS = List.of("PluginSettings", "EnableUploads");
  private static final List<String> MARKETPLACE = List.of("PluginSettings", "MarketplaceURL");
  private static final List<String> PLUGINS = List.of("PluginSettings", "Plugins");
  private static final List<String> IMPORTS = List.of("ImportSettings", "Directory");
  private static final List<String> PLUGIN_KEYS =
      List.of("PluginSettings", "SignaturePublicKeyFiles");
  private static final List<String> CLUSTER = List.of("ClusterSettings", "Enable");
  private static final List<String> READ_ONLY = List.of("ClusterSettings", "ReadOnlyConfig");
  private static final List<String> FLAGS = List.of("FeatureFlags");

  private final LiveConfig config;
  private final SettingsAccess access;
  private final ShareSettings sharing;

  ChangeSettings(LiveConfig config, SettingsAccess access, ShareSettings sharing) {
    this.config = config;
    this.access = access;
    this.sharing = sharing;
  }

  /** Replaces everything the caller may change; what is missing gets its default. */
  void replace(Caller caller, ObjectNode given) {
    save(old -> {
      ObjectNode wanted = SettingsTree.overlay(LiveConfig.defaults(), given);
      keep(wanted, old, UPLOADS);
      keep(wanted, old, PLUGIN_KEYS);
      keep(wanted, old, IMPORTS);
      keepHiddenPlugins(wanted, old);
      if (!flag(old, UPLOADS)) {
        keep(wanted, old, MARKETPLACE);
      }
      return finish(caller, old, wanted);
    });
  }

  /** Changes what is given and leaves the rest. */
  void patch(Caller caller, ObjectNode given) {
    save(old -> {
      ObjectNode wanted = SettingsTree.overlay(old, given);
      refuseChange(old, wanted, UPLOADS);
      refuseChange(old, wanted, IMPORTS);
      if (!flag(wanted, UPLOADS)) {
        refuseChange(old, wanted, MARKETPLACE);
      }
      keepHiddenPlugins(wanted, old);
      return finish(caller, old, wanted);
    });
  }

  /** Reads the store again. */
  void reload() {
    try {
      config.reload();
    } catch (WrongSetting | UncheckedIOException | DatabaseUnavailable e) {
      LOG.error("The settings were not reloaded, those in force stay: {}", e.getMessage());
      throw SettingsCode.RELOAD_FAILED.refuse("see the server's log", e);
    } catch (SavedMeanwhile e) {
      throw SettingsCode.SAVED_MEANWHILE.refuse("", e);
    }
  }

  private void save(UnaryOperator<ObjectNode> change) {
    try {
      sharing.save(change);
    } catch (WrongSetting wrong) {
      throw wrong.wrongType()
          ? HttpCode.BAD_BODY.refuse(wrong.explanation())
          : broken(wrong).refuse(wrong.key());
    } catch (SavedMeanwhile e) {
      throw SettingsCode.SAVED_MEANWHILE.refuse("", e);
    }
  }

  private static Code broken(WrongSetting wrong) {
    String text = "The settings were not changed: " + wrong.explanation() + ".";
    return new Reason(Kind.INVALID, wrong.id(), text);
  }

  private ObjectNode finish(Caller caller, ObjectNode old, ObjectNode wanted) {
    SettingsTree.checkTypes(LiveConfig.defaults(), wanted);
    Secrets.unmask(wanted, old);
    keep(wanted, old, FLAGS);
    if (!config.shared() && flag(wanted, CLUSTER) && flag(wanted, READ_ONLY)) {
      throw SettingsCode.READ_ONLY.refuse();
    }
    if (!text(old, SITE_URL).isEmpty() && text(wanted, SITE_URL).isEmpty()) {
      throw SettingsCode.CLEARED_SITE_URL.refuse();
    }
    return access.writable(caller, old, wanted);
  }

  /** Plugins' settings are never shown, so an empty map that comes back changes nothing. */
  private static void keepHiddenPlugins(ObjectNode wanted, ObjectNode old) {
    JsonNode plugins = SettingsTree.at(wanted, PLUGINS);
    if (plugins == null || plugins.isEmpty()) {
      keep(wanted, old, PLUGINS);
    }
  }

  private static void refuseChange(ObjectNode old, ObjectNode wanted, List<String> path) {
    if (!Objects.equals(SettingsTree.at(old, path), SettingsTree.at(wanted, path))) {
      throw SettingsCode.NOT_OVER_THE_NETWORK.refuse(String.join(".", path));
    }
  }

  private static void keep(ObjectNode wanted, ObjectNode old, List<String> path) {
    SettingsTree.put(wanted, path, SettingsTree.at(old, path));
  }

  private static boolean flag(ObjectNode tree, List<String> path) {
    JsonNode node = SettingsTree.at(tree, path);
    return node != null && node.asBoolean();
  }

  private static String text(ObjectNode tree, List<String> path) {
    JsonNode node = SettingsTree.at(tree, path);
    return node == null ? "" : node.asText();
  }
}

package org.starling.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.starling.kernel.Ids;
import org.starling.platform.config.ConfigStore;
import org.starling.platform.db.EmbeddedPostgres;

/**
 * One node of the cluster that {@code up --nodes} runs on one machine: node N lives at 127.0.0.N,
 * in a directory of its own, on the settings, database and files of all.
 */
record LocalNode(Path all, int number) {
  /** The proxy has the usual port, on every address of the machine; so nodes have the next. */
  static final int PORT = 8066;

  private static final int METRICS_PORT = 8067;
  private static final int DATABASE_CONNECTIONS_MAX = 40;

  Path directory() {
    return all.resolve("node-" + number);
  }

  String host() {
    return "127.0.0." + number;
  }

  /** The database of all, if such a cluster runs here, and not a single server. */
  static Optional<EmbeddedPostgres> database(Path all, Ids ids) {
    try {
      return DataDirectory.servesNodes(all) ? EmbeddedPostgres.running(all, ids) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Who serves %s could not be read".formatted(all), e);
    }
  }

  /** Where the data and the settings of all are. */
  private static Map<String, String> where(String dataSource) {
    return Map.of(SettingsSource.VARIABLE, dataSource, "MM_SQLSETTINGS_DATASOURCE", dataSource);
  }

  /**
   * The settings of all, which are in their database: those of the file there at first, if there is
   * one.
   */
  static Settings shared(Path all, String dataSource, Ids ids) {
    Map<String, String> overrides = new HashMap<>(where(dataSource));
    overrides.putAll(System.getenv());
    Settings shared = new Settings(all, overrides);
    Settings file = new Settings(all, Map.of());
    if (shared.source().equals(dataSource) && Files.exists(Path.of(file.source()))) {
      try (ConfigStore from = SettingsSource.open(file.source(), ids);
          ConfigStore to = SettingsSource.open(dataSource, ids)) {
        if (to.load().isEmpty()) {
          CopySettings.copy(from, to, false);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(
            "The settings in %s were not copied".formatted(file.source()), e);
      }
    }
    return shared;
  }

  /** What differs from the settings of all; what the environment says wins. */
  Settings settings(String dataSource, int port) {
    Map<String, String> own = new HashMap<>();
    own.putAll(where(dataSource));
    own.put("MM_SQLSETTINGS_MAXOPENCONNS", Integer.toString(DATABASE_CONNECTIONS_MAX));
    own.put("MM_CLUSTERSETTINGS_ENABLE", "true");
    own.put("MM_CLUSTERSETTINGS_OVERRIDEHOSTNAME", host());
    own.put("MM_SERVICESETTINGS_LISTENADDRESS", host() + ":" + port);
    own.put("MM_METRICSSETTINGS_LISTENADDRESS", host() + ":" + METRICS_PORT);
    own.put("MM_FILESETTINGS_DIRECTORY", all.resolve("files") + "/");
    own.putAll(System.getenv());
    return new Settings(directory(), own);
  }
}

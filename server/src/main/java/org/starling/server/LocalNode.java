package org.starling.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.starling.kernel.Ids;
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

  /** The database of all, if such a cluster runs here. */
  Optional<EmbeddedPostgres> database(Ids ids) {
    return Files.isDirectory(directory()) ? EmbeddedPostgres.running(all, ids) : Optional.empty();
  }

  /** What differs from the settings of all; what the environment says wins. */
  Settings settings(String dataSource, int port) {
    Map<String, String> own = new HashMap<>();
    own.put("MM_CONFIG", all.resolve("config/config.json").toString());
    own.put("MM_SQLSETTINGS_DATASOURCE", dataSource);
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

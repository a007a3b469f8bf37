package org.starling.server;

import java.nio.file.Path;
import java.time.Clock;
import org.starling.kernel.Ids;
import org.starling.platform.config.Config;
import org.starling.platform.config.ConfigFile;
import org.starling.platform.config.ConfigStore;
import org.starling.platform.config.LiveConfig;
import org.starling.platform.db.ConfigTable;

/** Where settings are read and saved: a file, or a database that several servers share. */
final class SettingsSource {
  static final String VARIABLE = "MM_CONFIG";

  private SettingsSource() {}

  /**
   * @param source a path, or postgres://user:password@host:5432/database
   */
  static ConfigStore open(String source, Ids ids) {
    return ConfigTable.named(source)
        ? ConfigTable.open(source, ids, Clock.systemUTC())
        : new ConfigFile(Path.of(source));
  }

  /** To be closed. */
  static LiveConfig live(Settings settings, Ids ids) {
    ConfigStore store = open(settings.source(), ids);
    try {
      return LiveConfig.open(store, settings.overrides(), ids);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** What those of a data directory are now, be it one server's or that of {@code up --nodes}. */
  static Config read(Path data, Ids ids) {
    Settings settings =
        LocalNode.database(data, ids)
            .map(postgres -> LocalNode.shared(data, postgres.dataSource(), ids))
            .orElseGet(() -> new Settings(data, System.getenv()));
    return read(settings, ids);
  }

  /** What they are now. */
  static Config read(Settings settings, Ids ids) {
    try (LiveConfig live = live(settings, ids)) {
      return live.current();
    }
  }
}

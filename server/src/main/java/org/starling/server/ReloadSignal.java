package org.starling.server;

import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.platform.config.LiveConfig;
import org.starling.platform.config.SavedMeanwhile;
import org.starling.platform.config.WrongSetting;
import org.starling.platform.db.DatabaseUnavailable;
import sun.misc.Signal;

/** SIGHUP reads the settings again; what is wrong in them changes nothing. */
final class ReloadSignal {
  private static final Logger LOG = LoggerFactory.getLogger(ReloadSignal.class);

  private ReloadSignal() {}

  static void follow(LiveConfig config) {
    Signal.handle(new Signal("HUP"), signal -> reload(config));
  }

  private static void reload(LiveConfig config) {
    try {
      config.reload();
      LOG.info("The settings were reloaded");
    } catch (WrongSetting | UncheckedIOException | DatabaseUnavailable | SavedMeanwhile e) {
      LOG.error("The settings were not reloaded, those in force stay: {}", e.getMessage());
    }
  }
}

package org.starling.features.settings;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.config.LiveConfig;
import org.starling.platform.http.Json;
import org.starling.platform.http.Route;
import org.starling.platform.realtime.Frame;

/** Builds the settings' API. */
public final class SettingsWiring {
  private SettingsWiring() {}

  /**
   * Returns what X-Version-Id says.
   *
   * @param build this release's own version
   */
  public static Supplier<String> wire(
      Platform platform,
      LiveConfig config,
      Permissions permissions,
      String build,
      List<Route> routes) {
    SystemStore store = new SystemStore();
    Map<String, String> rows = Installation.open(platform, store);
    long schema = store.schemaVersion(platform.db().primary());
    ClientConfig client = new ClientConfig(config, Installation.facts(rows, build, schema));
    SettingsAccess access = new SettingsAccess(permissions);
    ClientMaps maps = new ClientMaps(client, platform.db(), store);
    routes.addAll(
        new SettingsApi(
                config,
                maps,
                access,
                new ChangeSettings(config, access, new ShareSettings(platform, config, store)))
            .routes());
    routes.addAll(new LicenseApi().routes());
    config.onOwnChange(() -> platform.events().publish(new SettingsEvent.Changed(maps.of(true))));
    platform
        .frames()
        .encode(
            SettingsEvent.Changed.class,
            event ->
                List.of(
                    Frame.of(
                        "config_changed",
                        event.audience(),
                        Json.object().set("config", Json.mapper().valueToTree(event.client())))));
    platform
        .jobs()
        .task("old-settings", SettingsLimits.FORGET_EVERY, leadership -> forget(platform, config));
    return client::versionId;
  }

  private static void forget(Platform platform, LiveConfig config) {
    int days = config.current().jobs().cleanupConfigThresholdDays();
    if (days >= 0) {
      config.forget(platform.clock().instant().minus(Duration.ofDays(days)));
    }
  }
}

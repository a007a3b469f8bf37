package org.starling.features.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import org.starling.platform.config.LiveConfig;
import org.starling.platform.config.SettingsTree;
import org.starling.platform.http.Call;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** The routes under /config. */
final class SettingsApi {
  private final LiveConfig config;
  private final ClientMaps client;
  private final SettingsAccess access;
  private final ChangeSettings change;

  SettingsApi(LiveConfig config, ClientMaps client, SettingsAccess access, ChangeSettings change) {
    this.config = config;
    this.client = client;
    this.access = access;
    this.change = change;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/v4/config/client").needs(Need.NOBODY).run(this::clientMap),
        Route.get("/api/v4/config").needs(Need.SESSION).run(this::read),
        Route.put("/api/v4/config")
            .needs(Need.SESSION)
            .bodyBytesMax(SettingsLimits.CONFIG_BYTES_MAX)
            .run(this::replace),
        Route.put("/api/v4/config/patch")
            .needs(Need.SESSION)
            .bodyBytesMax(SettingsLimits.CONFIG_BYTES_MAX)
            .run(this::patch),
        Route.post("/api/v4/config/reload")
            .needs(Need.system("reload_config"))
            .run(call -> {
              change.reload();
              return Reply.ok();
            }),
        Route.get("/api/v4/config/environment").needs(Need.SESSION).run(this::environment));
  }

  private Reply clientMap(Call call) {
    return Reply.ok(client.of(call.maybeCaller().isPresent()));
  }

  private Reply read(Call call) {
    access.requireReader(call.caller());
    ObjectNode shown = shown(call);
    if (call.queryFlag("remove_masked")) {
      Secrets.remove(shown);
    }
    if (call.queryFlag("remove_defaults")) {
      removeDefaults(shown);
    }
    return Reply.ok(shown).with("Cache-Control", "no-cache, no-store, must-revalidate");
  }

  private Reply replace(Call call) {
    access.requireWriter(call.caller());
    change.replace(call.caller(), call.exactJson());
    return Reply.ok(shown(call)).with("Cache-Control", "no-cache, no-store, must-revalidate");
  }

  private Reply patch(Call call) {
    access.requireWriter(call.caller());
    change.patch(call.caller(), call.exactJson());
    return Reply.ok(shown(call)).with("Cache-Control", "no-cache, no-store, must-revalidate");
  }

  private Reply environment(Call call) {
    return access.readsAnything(call.caller())
        ? Reply.ok(access.readable(call.caller(), config.overridden()))
        : Reply.nothing();
  }

  private ObjectNode shown(Call call) {
    return access.readable(call.caller(), Secrets.mask(config.current().tree()));
  }

  private static void removeDefaults(ObjectNode tree) {
    ObjectNode defaults = LiveConfig.defaults();
    for (List<String> path : SettingsTree.paths(tree)) {
      if (Objects.equals(SettingsTree.at(tree, path), SettingsTree.at(defaults, path))) {
        SettingsTree.put(tree, path, null);
      }
    }
    removeEmpty(tree);
  }

  private static void removeEmpty(ObjectNode tree) {
    tree.forEach(child -> {
      if (child instanceof ObjectNode section) {
        removeEmpty(section);
      }
    });
    tree.properties()
        .removeIf(section -> section.getValue().isObject() && section.getValue().isEmpty());
  }
}

package org.starling.features.system;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.cluster.Standing;
import org.starling.platform.config.SettingsTree;
import org.starling.platform.db.DatabaseUnavailable;
import org.starling.platform.http.Call;
import org.starling.platform.http.Json;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Whether the server is up and, if asked, whether what it needs is too. */
final class PingApi {
  private static final Logger LOG = LoggerFactory.getLogger(PingApi.class);
  private static final String WELL = "OK";
  private static final String UNWELL = "UNHEALTHY";

  /** Not in working order for whoever picks nodes: on its way out, or cut off. */
  private static final int UNWELCOMING = 503;

  private final Platform platform;
  private final Permissions permissions;
  private final SystemStore store;
  private final Standing standing;

  PingApi(Platform platform, Permissions permissions, SystemStore store, Standing standing) {
    this.platform = platform;
    this.permissions = permissions;
    this.store = store;
    this.standing = standing;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/v4/system/ping").needs(Need.NOBODY).servedCutOff().run(this::ping));
  }

  private Reply ping(Call call) {
    ObjectNode answer = Json.object();
    for (String key :
        List.of("AndroidLatestVersion", "AndroidMinVersion", "IosLatestVersion", "IosMinVersion")) {
      answer.put(key, setting("ClientRequirements", key));
    }
    answer.put("ActiveSearchBackend", "database");
    String flag = setting("FeatureFlags", "TestFeature");
    if (!flag.equals("off")) {
      answer.put("TestFeatureFlag", flag);
    }
    if (!call.query("device_id").isEmpty()) {
      answer.put("CanReceiveNotifications", reachable());
    }
    if (!standing.welcoming()) {
      return Reply.json(UNWELCOMING, answer.put("status", UNWELL)).with("status", UNWELL);
    }
    return call.queryFlag("get_server_status")
        ? withStatus(call, answer)
        : Reply.ok(answer.put("status", WELL));
  }

  /** Whether a device can be reached is known only to a push service, and none is asked. */
  private String reachable() {
    return setting("EmailSettings", "SendPushNotifications").equals("true") ? "unknown" : "false";
  }

  private Reply withStatus(Call call, ObjectNode answer) {
    String database = databaseWell() ? WELL : UNWELL;
    String files = filesWell() ? WELL : UNWELL;
    boolean well = database.equals(WELL) && files.equals(WELL);
    answer.put("database_status", database);
    answer.put("filestore_status", files);
    answer.put("status", well ? WELL : UNWELL);
    boolean administrator =
        call.maybeCaller().filter(c -> permissions.has(c, "manage_system")).isPresent();
    if (administrator) {
      answer.put("root_status", System.getProperty("user.name").equals("root"));
    }
    int status = well || call.queryFlag("use_rest_semantics") ? 200 : 500;
    return Reply.json(status, answer)
        .with("status", well ? WELL : UNWELL)
        .with("database_status", database)
        .with("filestore_status", files);
  }

  private boolean databaseWell() {
    try {
      String row = "health_check_" + platform.ids().next();
      platform.db().write(tx -> store.checkWriting(tx, row, platform.clock().millis()));
      return true;
    } catch (DatabaseUnavailable e) {
      LOG.warn("The database is not well: {}", e.getMessage());
      return false;
    }
  }

  private boolean filesWell() {
    try {
      platform.blobs().check();
      return true;
    } catch (IOException e) {
      LOG.warn("The file store is not well: {}", e.getMessage());
      return false;
    }
  }

  private String setting(String section, String key) {
    var node = SettingsTree.at(platform.config().current().tree(), List.of(section, key));
    return node == null ? "" : node.asText();
  }
}

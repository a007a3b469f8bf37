package org.starling.features.system;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.db.MoveRefused;
import org.starling.platform.http.Call;
import org.starling.platform.http.Json;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** What administrators do to the running server, and how it was set up. */
final class UpkeepApi {
  private static final Logger LOG = LoggerFactory.getLogger(UpkeepApi.class);
  private static final String SET_UP = "FirstAdminSetupComplete";
  private static final int ORGANIZATION_CHARS_MAX = 1024;

  /** Any of these opens a console page that shows the schema's version. */
  private static final List<String> CONSOLE_READERS =
      List.of(
          "sysconsole_read_about_edition_and_license",
          "sysconsole_read_environment_database",
          "manage_system");

  record Onboarding(String organization) {
    Onboarding {
      organization = organization == null ? "" : organization;
    }
  }

  private final Platform platform;
  private final Permissions permissions;
  private final SystemStore store;

  UpkeepApi(Platform platform, Permissions permissions, SystemStore store) {
    this.platform = platform;
    this.permissions = permissions;
    this.store = store;
  }

  List<Route> routes() {
    Need administrator = Need.system("manage_system");
    return List.of(
        Route.post("/api/v4/caches/invalidate")
            .needs(Need.system("invalidate_caches"))
            .run(call -> dropCaches()),
        Route.post("/api/v4/database/recycle")
            .needs(Need.system("recycle_database_connections"))
            .run(call -> recycle()),
        Route.get("/api/v4/system/schema/version").needs(Need.SESSION).run(this::migrations),
        Route.get("/api/v4/system/onboarding/complete").needs(administrator).run(call -> setUp()),
        Route.post("/api/v4/system/onboarding/complete").needs(Need.SESSION).run(this::finish),
        Route.get("/api/v4/latest_version")
            .needs(administrator)
            .run(call -> {
              throw SystemCode.NO_RELEASE_NEWS.refuse();
            }));
  }

  private Reply dropCaches() {
    platform.caches().dropEverywhere();
    return Reply.ok().with("Cache-Control", "no-cache, no-store, must-revalidate");
  }

  private Reply recycle() {
    try {
      if (platform.db().recycle()) {
        platform.caches().drop(); // a standby that took over may lack what was written last
      }
    } catch (MoveRefused e) {
      LOG.warn("Database connections were not recycled. {}", e.getMessage());
      throw SystemCode.DATABASE_REFUSED.refuse();
    }
    return Reply.ok();
  }

  private Reply migrations(Call call) {
    if (CONSOLE_READERS.stream().noneMatch(p -> permissions.has(call.caller(), p))) {
      throw org.starling.platform.http.HttpCode.NOT_PERMITTED.refuse("a console permission");
    }
    return Reply.ok(store.migrations(platform.db().primary()));
  }

  private Reply setUp() {
    ObjectNode row = Json.object().put("name", SET_UP);
    return Reply.ok(row.put("value", store.value(platform.db().primary(), SET_UP).orElse("false")));
  }

  private Reply finish(Call call) {
    if (!permissions.has(call.caller(), "manage_system")) {
      throw SystemCode.NOT_FIRST_USER.refuse();
    }
    Onboarding form =
        call.json(Json.mapper().constructType(Onboarding.class), SystemCode.BAD_ONBOARDING);
    if (form.organization.length() > ORGANIZATION_CHARS_MAX) {
      throw SystemCode.BAD_ONBOARDING.refuse("organization");
    }
    platform
        .db()
        .write(tx -> {
          if (!form.organization.isEmpty()) {
            store.save(tx, "OrganizationName", form.organization);
          }
          return store.save(tx, SET_UP, "true");
        });
    return Reply.ok();
  }
}

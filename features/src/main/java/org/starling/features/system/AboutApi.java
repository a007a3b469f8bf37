package org.starling.features.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Json;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** What everybody may ask about the server: limits, time zones, notices. */
final class AboutApi {
  private static final Set<String> CLIENTS =
      Set.of("web", "desktop", "mobile", "mobile-ios", "mobile-android");

  private final Platform platform;
  private final Permissions permissions;
  private final SystemStore store;
  private final UsageStore usage;

  AboutApi(Platform platform, Permissions permissions, SystemStore store, UsageStore usage) {
    this.platform = platform;
    this.permissions = permissions;
    this.store = store;
    this.usage = usage;
  }

  List<Route> routes() {
    byte[] zones = Json.bytes(zones());
    return List.of(
        Route.get("/api/v4/system/timezones")
            .needs(Need.SESSION)
            .run(call -> Reply.encoded(200, zones)),
        // Nobody can upload a picture of their own for the sign-in page yet.
        Route.get("/api/v4/brand/image")
            .needs(Need.NOBODY)
            .run(call -> Reply.encoded(404, new byte[0])),
        Route.get("/api/v4/limits/server").needs(Need.SESSION).run(this::limits),
        Route.get("/api/v4/system/notices/{team_id}").needs(Need.SESSION).run(this::notices),
        Route.put("/api/v4/system/notices/view").needs(Need.SESSION).run(this::seen));
  }

  /** There are no limits of users or history here; 0 says so. */
  private Reply limits(Call call) {
    boolean shown = permissions.has(call.caller(), "sysconsole_read_user_management_users");
    return Reply.ok(
        Json.object()
            .put("maxUsersLimit", 0)
            .put("maxUsersHardLimit", 0)
            .put("activeUserCount", shown ? usage.activeUsers(platform.db().replica()) : 0)
            .put("singleChannelGuestCount", 0)
            .put("singleChannelGuestLimit", 0)
            .put("postHistoryLimit", 0)
            .put("lastAccessiblePostTime", 0));
  }

  private Reply notices(Call call) {
    call.teamId("team_id");
    if (!CLIENTS.contains(call.query("client"))) {
      throw HttpCode.BAD_BODY.refuse("client");
    }
    return Reply.ok(List.of());
  }

  private Reply seen(Call call) {
    List<String> notices = call.texts(HttpCode.UNPARSABLE);
    if (notices.size() > SystemLimits.NOTICES_MAX) {
      throw HttpCode.BAD_BODY.refuse("at most " + SystemLimits.NOTICES_MAX + " notices");
    }
    if (notices.stream().anyMatch(id -> id.length() > SystemLimits.NOTICE_CHARS_MAX)) {
      throw HttpCode.BAD_BODY.refuse("a notice's id");
    }
    long seconds = platform.clock().instant().getEpochSecond();
    platform
        .db()
        .write(tx -> {
          notices.forEach(id -> store.seeNotice(tx, call.caller().user(), id, seconds));
          return null;
        });
    return Reply.ok();
  }

  private static List<String> zones() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(AboutApi.class.getResourceAsStream("timezones.txt")),
                StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

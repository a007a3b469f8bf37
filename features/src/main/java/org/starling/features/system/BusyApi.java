package org.starling.features.system;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Json;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** The routes by which administrators relieve the server. */
final class BusyApi {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss '+0000 UTC' yyyy", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Busy busy;

  BusyApi(Busy busy) {
    this.busy = busy;
  }

  List<Route> routes() {
    Need administrator = Need.system("manage_system");
    return List.of(
        Route.get("/api/v4/server_busy").needs(administrator).run(call -> read()),
        Route.post("/api/v4/server_busy").needs(administrator).run(this::mark),
        Route.delete("/api/v4/server_busy")
            .needs(administrator)
            .run(call -> {
              busy.clear();
              return Reply.ok();
            }));
  }

  private Reply mark(Call call) {
    busy.mark(seconds(call.query("seconds")));
    return Reply.ok();
  }

  private static int seconds(String text) {
    if (text.isEmpty()) {
      return SystemLimits.BUSY_SECONDS_DEFAULT;
    }
    try {
      int seconds = Integer.parseInt(text);
      if (seconds >= 1 && seconds <= SystemLimits.BUSY_SECONDS_MAX) {
        return seconds;
      }
    } catch (NumberFormatException e) {
      throw HttpCode.BAD_PATH.refuse("seconds", e);
    }
    throw HttpCode.BAD_PATH.refuse("seconds: 1 to " + SystemLimits.BUSY_SECONDS_MAX);
  }

  private Reply read() {
    Instant until = busy.until();
    return Reply.ok(
        Json.object()
            .put("busy", until != Busy.NEVER)
            .put("expires", until.getEpochSecond())
            .put("expires_ts", STAMP.format(until)));
  }
}

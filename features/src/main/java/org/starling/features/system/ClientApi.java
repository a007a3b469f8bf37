package org.starling.features.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Json;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** What clients tell or ask in passing: measurements, received notifications, short addresses. */
final class ClientApi {
  record Report(String version, long start, long end, JsonNode counters, JsonNode histograms) {}

  List<Route> routes() {
    return List.of(
        Route.post("/api/v4/client_perf")
            .needs(Need.SESSION)
            .noCsrf()
            .body(Report.class)
            .run((Call call, Report report) -> take(report)),
        Route.post("/api/v4/notifications/ack")
            .needs(Need.SESSION)
            .run(call -> {
              throw SystemCode.NO_PUSH.refuse();
            }),
        Route.get("/api/v4/redirect_location")
            .needs(Need.SESSION)
            .noCsrf()
            .run(ClientApi::location),
        Route.post("/api/v4/restart")
            .needs(Need.system("manage_system"))
            .run(call -> {
              throw SystemCode.NO_RESTART.refuse();
            }));
  }

  /** Measurements of clients are not kept, which the contract answers with an empty body. */
  private static Reply take(Report report) {
    boolean sensible =
        !report.version.isEmpty()
            && report.start <= report.end
            && few(report.counters)
            && few(report.histograms);
    if (!sensible) {
      throw HttpCode.BAD_BODY.refuse("submitPerformanceReport");
    }
    return Reply.empty(200);
  }

  private static boolean few(JsonNode values) {
    return values == null || values.size() <= SystemLimits.REPORT_VALUES_MAX;
  }

  /** Nobody is asked where a short address leads, since links have no previews here. */
  private static Reply location(Call call) {
    if (call.query("url").isEmpty()) {
      throw HttpCode.BAD_BODY.refuse("url");
    }
    return Reply.ok(Json.object().put("location", ""));
  }
}

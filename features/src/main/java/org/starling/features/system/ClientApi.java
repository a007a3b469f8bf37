package org.starling.features.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.config.MetricsConfig;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Json;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** What clients tell or ask in passing: measurements, received notifications, short addresses. */
final class ClientApi {
  record Report(
      @Nullable String version,
      long start,
      long end,
      @Nullable JsonNode counters,
      @Nullable JsonNode histograms) {
    private boolean sensible() {
      return version != null
          && !version.isEmpty()
          && start <= end
          && few(counters)
          && few(histograms);
    }
  }

  private final ConfigSource config;

  ClientApi(ConfigSource config) {
    this.config = config;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/api/v4/client_perf").needs(Need.SESSION).noCsrf().run(this::take),
        Route.post("/api/v4/notifications/ack")
            .needs(Need.SESSION)
            .run(call -> {
              call.json(JsonNode.class, SystemCode.BAD_PUSH_RECEIPT);
              throw SystemCode.NO_PUSH.refuse();
            }),
        Route.get("/api/v4/redirect_location")
            .needs(Need.SESSION)
            .noCsrf()
            .run(ClientApi::location),
        Route.get("/api/v4/image").needs(Need.SESSION).noCsrf().run(this::image),
        Route.post("/api/v4/restart")
            .needs(Need.system("manage_system"))
            .run(call -> {
              throw SystemCode.NO_RESTART.refuse();
            }));
  }

  /** Measurements of clients are not kept, which the contract answers with an empty body. */
  private Reply take(Call call) {
    MetricsConfig metrics = config.current().metrics();
    boolean measured = metrics.enable() && metrics.enableClientMetrics();
    if (measured && !call.json(Report.class).sensible()) {
      throw HttpCode.BAD_BODY.refuse("submitPerformanceReport");
    }
    return Reply.encoded(200, new byte[0]);
  }

  private static boolean few(@Nullable JsonNode values) {
    return values == null || values.size() <= SystemLimits.REPORT_VALUES_MAX;
  }

  /** Nobody is asked where a short address leads, since links have no previews here. */
  private static Reply location(Call call) {
    if (call.query("url").isEmpty()) {
      throw HttpCode.BAD_BODY.refuse("url");
    }
    return Reply.ok(Json.object().put("location", ""));
  }

  /** There is no image proxy, so the client is sent to the image itself. */
  private Reply image(Call call) {
    URI site = URI.create(config.current().service().siteURL());
    try {
      URI asked = new URI(call.query("url"));
      if (asked.isOpaque()) {
        throw SystemCode.BAD_IMAGE.refuse("url");
      }
      URI image = site.isAbsolute() ? site.resolve(asked) : asked;
      return Reply.redirect(302, image.toString());
    } catch (URISyntaxException e) {
      throw SystemCode.BAD_IMAGE.refuse("url", e);
    }
  }
}

package org.starling.features.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.Events;
import org.starling.kernel.UserId;
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
      double start,
      double end,
      @Nullable Map<String, @Nullable String> labels,
      @Nullable List<@Nullable Sample> counters,
      @Nullable List<@Nullable Sample> histograms) {
    private boolean sensible() {
      return version != null
          && !version.isEmpty()
          && start <= end
          && few(counters)
          && few(histograms);
    }

    private ClientMeasured by(UserId user) {
      return new ClientMeasured(user, texts(labels), samples(counters), samples(histograms));
    }
  }

  record Sample(
      @Nullable String metric, double value, @Nullable Map<String, @Nullable String> labels) {}

  private final ConfigSource config;
  private final Events events;

  ClientApi(ConfigSource config, Events events) {
    this.config = config;
    this.events = events;
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
        Route.get("/api/v4/redirect_location").needs(Need.SESSION).noCsrf().run(this::location),
        Route.get("/api/v4/image").needs(Need.SESSION).noCsrf().run(this::image),
        Route.post("/api/v4/restart")
            .needs(Need.system("manage_system"))
            .run(call -> {
              throw SystemCode.NO_RESTART.refuse();
            }));
  }

  /** While nobody counts, the contract answers with an empty body. */
  private Reply take(Call call) {
    MetricsConfig metrics = config.current().metrics();
    boolean measured = metrics.enable() && metrics.enableClientMetrics();
    if (!measured) {
      return Reply.encoded(200, new byte[0]);
    }
    Report report = call.json(Report.class);
    if (!report.sensible()) {
      throw HttpCode.BAD_BODY.refuse("submitPerformanceReport");
    }
    events.publish(report.by(call.caller().user()));
    return Reply.ok();
  }

  private static boolean few(@Nullable List<@Nullable Sample> values) {
    return values == null || values.size() <= SystemLimits.REPORT_VALUES_MAX;
  }

  private static List<ClientMeasured.Sample> samples(@Nullable List<@Nullable Sample> sent) {
    List<ClientMeasured.Sample> samples = new ArrayList<>();
    for (Sample sample : sent == null ? List.<@Nullable Sample>of() : sent) {
      if (sample != null && sample.metric() != null && Double.isFinite(sample.value())) {
        samples.add(
            new ClientMeasured.Sample(sample.metric(), sample.value(), texts(sample.labels())));
      }
    }
    return samples;
  }

  private static Map<String, String> texts(@Nullable Map<String, @Nullable String> sent) {
    Map<String, String> texts = new HashMap<>();
    if (sent != null) {
      sent.forEach((key, value) -> texts.put(key, Objects.requireNonNullElse(value, "")));
    }
    return texts;
  }

  /**
   * Nobody is asked where a short address leads, since links have no previews here; where they are
   * switched off, not even the address is looked at.
   */
  private Reply location(Call call) {
    boolean followed =
        config.current().tree().at("/ServiceSettings/EnableLinkPreviews").asBoolean();
    if (followed && call.query("url").isEmpty()) {
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

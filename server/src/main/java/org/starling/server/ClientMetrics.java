package org.starling.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.starling.features.system.ClientMeasured;
import org.starling.kernel.Events;
import org.starling.kernel.UserId;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.metrics.Counter;
import org.starling.platform.metrics.Histogram;
import org.starling.platform.metrics.Metrics;

/** Counts what clients tell of their speed; what is not known by name is passed over. */
final class ClientMetrics {
  private static final double MILLIS = 1_000;
  private static final double AS_IT_IS = 1;
  private static final int LABEL_CHARS_MAX = 64;
  private static final String OTHER = "other";
  private static final String USER = "user_id";

  /** Where a user's own figures are not asked for. */
  private static final String NOBODY = "<placeholder>";

  private static final Set<String> PLATFORMS =
      Set.of("linux", "macos", "ios", "android", "windows");
  private static final Set<String> AGENTS =
      Set.of("desktop", "firefox", "chrome", "safari", "edge");

  private static final double[] SECONDS = Histogram.seconds();
  private static final double[] START = {.1, .25, .5, 1, 2.5, 5, 7.5, 10, 12.5, 15};
  private static final double[] PAINT = {.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 15, 20};
  private static final double[] LOAD = {.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 20, 40};
  private static final double[] NETWORK = {.1, .25, .5, 1, 2.5, 5, 10};
  private static final double[] REQUESTS = {1, 2, 5, 10, 20, 50, 100};
  private static final double[] BYTES = {1e3, 1e4, 5e4, 1e5, 5e5, 1e6, 5e6};

  /** A metric, by what a client's figures are divided, and its labels. */
  private record Spread(Histogram histogram, double unit, List<String> labels) {}

  private final Metrics metrics;
  private final ConfigSource config;
  private final Counter longTasks;
  private final Map<String, Spread> spreads = new HashMap<>();

  ClientMetrics(Metrics metrics, ConfigSource config) {
    this.metrics = metrics;
    this.config = config;
    this.longTasks =
        metrics.counter(
            "mattermost_webapp_long_tasks",
            "Tasks that blocked a client",
            "platform",
            "agent",
            USER);
    declareWeb();
    declareMobile();
    declareDesktop();
  }

  private void declareWeb() {
    web("TTFB", "time_to_first_byte", SECONDS);
    web("TTLB", "time_to_last_byte", SECONDS);
    web("dom_interactive", "dom_interactive", START);
    web("splash_screen", "splash_screen", START, "page_type");
    web("FCP", "first_contentful_paint", PAINT);
    web("LCP", "largest_contentful_paint", PAINT, "region");
    web("INP", "interaction_to_next_paint", SECONDS, "interaction");
    web("page_load", "page_load", LOAD);
    web("channel_switch", "channel_switch", SECONDS, "fresh");
    web("team_switch", "team_switch", SECONDS, "fresh");
    web("rhs_load", "rhs_load", SECONDS);
    web("global_threads_load", "global_threads_load", SECONDS);
    String shift = "mattermost_webapp_cumulative_layout_shift";
    add("CLS", shift, AS_IT_IS, SECONDS, List.of("platform", "agent", USER));
  }

  private void web(String metric, String name, double[] buckets, String... own) {
    List<String> labels = new ArrayList<>(List.of("platform", "agent"));
    labels.addAll(List.of(own));
    labels.add(USER);
    add(metric, "mattermost_webapp_" + name, MILLIS, buckets, labels);
  }

  private void declareMobile() {
    double[] load = {1, 1.5, 2, 3, 4, 4.5, 5, 5.5, 6, 7.5, 10, 20, 25, 30};
    double[] channel = {.15, .2, .3, .4, .45, .5, .55, .6, .75, 1, 2, 3};
    double[] team = {.15, .2, .25, .3, .35, .4, .5, .75, 1, 2, 3};
    mobile("mobile_load", MILLIS, load, "platform");
    mobile("mobile_channel_switch", MILLIS, channel, "platform");
    mobile("mobile_team_switch", MILLIS, team, "platform");
    network("average_speed", AS_IT_IS, BYTES);
    network("effective_latency", MILLIS, NETWORK);
    network("elapsed_time", MILLIS, NETWORK);
    network("latency", MILLIS, NETWORK);
    network("total_compressed_size", AS_IT_IS, new double[] {.1, .5, 1, 2, 5, 10, 20, 50});
    network("total_parallel_requests", AS_IT_IS, REQUESTS);
    network("total_requests", AS_IT_IS, REQUESTS);
    network("total_sequential_requests", AS_IT_IS, REQUESTS);
    network("total_size", AS_IT_IS, BYTES);
  }

  private void network(String name, double unit, double[] buckets) {
    mobile(
        "mobile_network_requests_" + name,
        unit,
        buckets,
        "platform",
        "agent",
        "network_request_group");
  }

  private void mobile(String metric, double unit, double[] buckets, String... labels) {
    add(metric, "mattermost_mobileapp_" + metric, unit, buckets, List.of(labels));
  }

  private void declareDesktop() {
    List<String> labels = List.of("platform", "version", "processName");
    double[] percent = {0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 80, 100};
    double[] megabytes = {0, 50, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 3000, 5000};
    add("desktop_cpu", "mattermost_desktopapp_cpu_usage", AS_IT_IS, percent, labels);
    add("desktop_memory", "mattermost_desktopapp_memory_usage", MILLIS, megabytes, labels);
  }

  private void add(String metric, String name, double unit, double[] buckets, List<String> labels) {
    Histogram histogram =
        metrics.histogram(name, "Told by clients", buckets, labels.toArray(String[]::new));
    spreads.put(metric, new Spread(histogram, unit, labels));
  }

  void listen(Events events) {
    events.on(ClientMeasured.class, this::count);
  }

  private void count(ClientMeasured told) {
    for (ClientMeasured.Sample sample : told.counters()) {
      if (sample.metric().equals("long_tasks") && sample.value() > 0) {
        longTasks.addMany(
            (long) sample.value(), values(told, sample, List.of("platform", "agent", USER)));
      }
    }
    for (ClientMeasured.Sample sample : told.spreads()) {
      Spread spread = spreads.get(sample.metric());
      if (spread != null) {
        spread
            .histogram()
            .observe(sample.value() / spread.unit(), values(told, sample, spread.labels()));
      }
    }
  }

  private String[] values(ClientMeasured told, ClientMeasured.Sample sample, List<String> labels) {
    return labels.stream().map(label -> value(told, sample, label)).toArray(String[]::new);
  }

  private String value(ClientMeasured told, ClientMeasured.Sample sample, String label) {
    return switch (label) {
      case "platform" -> oneOf(PLATFORMS, told.labels().getOrDefault(label, ""));
      case "agent" -> oneOf(AGENTS, told.labels().getOrDefault(label, ""));
      case "version" -> cut(told.labels().getOrDefault("desktop_app_version", ""));
      case "processName" -> cut(sample.labels().getOrDefault("process", ""));
      case USER -> named(told.user());
      default -> cut(sample.labels().getOrDefault(label, ""));
    };
  }

  private String named(UserId user) {
    return config.current().metrics().clientSideUserIds().contains(user.value())
        ? user.value()
        : NOBODY;
  }

  private static String oneOf(Set<String> known, String value) {
    return known.contains(value) ? value : OTHER;
  }

  private static String cut(String value) {
    return value.substring(0, Math.min(value.length(), LABEL_CHARS_MAX));
  }
}

package org.starling.platform.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.starling.platform.metrics.Counter;
import org.starling.platform.metrics.Histogram;
import org.starling.platform.metrics.Metrics;

/** Counts and times requests, by the names that the contract gives to handlers. */
public final class HttpMetrics {
  private static final int ERROR_STATUS_MIN = 400;

  private final Counter requests;
  private final Counter errors;
  private final Histogram times;
  private final Map<String, String> handlers = handlers();
  private final Map<Route, String> names = new ConcurrentHashMap<>();

  public HttpMetrics(Metrics metrics) {
    this.requests = metrics.counter("mattermost_http_requests_total", "Requests answered");
    this.errors = metrics.counter("mattermost_http_errors_total", "Requests answered by an error");
    this.times =
        metrics.timer(
            "mattermost_api_time",
            "Time to answer requests, in seconds",
            "handler",
            "method",
            "status_code",
            "origin_client",
            "page_load_context");
  }

  /** For {@link Edge#observe}. */
  public void count(Answered answered) {
    requests.add();
    if (answered.status() >= ERROR_STATUS_MIN) {
      errors.add();
    }
    times.observeNanos(
        answered.nanos(),
        names.computeIfAbsent(answered.route(), this::name),
        answered.route().method(),
        Integer.toString(answered.status()),
        client(answered.userAgent()),
        context(answered.pageLoadContext()));
  }

  private String name(Route route) {
    String key = route.method() + " " + route.path().replaceAll("\\{[^}]*}", "{}");
    return handlers.getOrDefault(key, "other");
  }

  /** What kind of client this is, as the contract's metrics tell them apart. */
  public static String client(String userAgent) {
    String agent = userAgent.toLowerCase(Locale.ROOT);
    if (agent.contains("mattermost mobile") || agent.contains("rnbeta")) {
      return "mobile";
    }
    if (agent.contains("electron") || agent.contains("mattermost/")) {
      return "desktop";
    }
    return agent.contains("mozilla/") ? "web" : "unknown";
  }

  private static String context(String said) {
    return switch (said) {
      case "page_load", "reconnect" -> said;
      default -> "";
    };
  }

  private static Map<String, String> handlers() {
    Map<String, String> handlers = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(HttpMetrics.class.getResourceAsStream("handlers.txt")),
                StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> {
            int space = line.lastIndexOf(' ');
            handlers.put(line.substring(0, space), line.substring(space + 1));
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return handlers;
  }
}

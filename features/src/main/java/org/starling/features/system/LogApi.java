package org.starling.features.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Json;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** The server's log, for administrators to read and for clients to write a line to. */
final class LogApi {
  private static final Logger LOG = LoggerFactory.getLogger("org.starling.client");
  private static final String RULE = "-".repeat(80);

  /** What to look for; empty lists and times look for everything. */
  record Query(List<String> serverNames, List<String> logLevels, String dateFrom, String dateTo) {
    boolean wants(String node) {
      return serverNames.isEmpty() || serverNames.contains(node);
    }

    boolean matches(JsonNode line) {
      String level = line.path("level").asText();
      String time = line.path("timestamp").asText();
      return (logLevels.isEmpty() || logLevels.contains(level))
          && (dateFrom.isEmpty() || time.compareTo(dateFrom) >= 0)
          && (dateTo.isEmpty() || time.compareTo(dateTo) <= 0);
    }
  }

  private final ConfigSource config;
  private final Permissions permissions;
  private final Supplier<Path> file;
  private final NodeLogs nodes;

  LogApi(Platform platform, Permissions permissions, Supplier<Path> file) {
    this.config = platform.config();
    this.permissions = permissions;
    this.file = file;
    this.nodes = new NodeLogs(platform, file);
  }

  List<Route> routes() {
    Need reader = Need.system("get_logs");
    return List.of(
        Route.post("/api/v4/logs").needs(Need.NOBODY).run(this::write),
        Route.get("/api/v4/logs").needs(reader).run(this::lines),
        Route.post("/api/v4/logs/query").needs(reader).run(this::query),
        Route.get("/api/v4/logs/download").needs(reader).run(call -> download()));
  }

  private Reply write(Call call) {
    boolean developing = config.current().service().enableDeveloper();
    if (call.maybeCaller().isEmpty() && !developing) {
      throw HttpCode.NOT_PERMITTED.refuse("a session");
    }
    boolean administrator =
        call.maybeCaller().filter(c -> permissions.has(c, "manage_system")).isPresent();
    ObjectNode answer = call.fields().deepCopy();
    String text = answer.path("message").asText();
    String line =
        text.length() > SystemLimits.CLIENT_LINE_CHARS_MAX
            ? text.substring(0, SystemLimits.CLIENT_LINE_CHARS_MAX)
            : text;
    if (answer.path("level").asText().equalsIgnoreCase("ERROR") && (administrator || developing)) {
      LOG.error("A client reports: {}", line);
    } else {
      LOG.debug("A client reports: {}", line);
    }
    return Reply.ok(answer.put("message", "A client reports: " + line));
  }

  private Reply lines(Call call) {
    long asked = call.queryNumber("logs_per_page", SystemLimits.LOG_LINES_PAGE_DEFAULT);
    int lines = (int) Math.clamp(asked, 0, SystemLimits.LOG_LINES_PAGE_MAX);
    List<String> answer = new ArrayList<>();
    for (NodeLogs.Lines log : nodes.of(new NodeLogs.Wanted(call.page(), lines))) {
      if (!nodes.alone()) {
        answer.addAll(List.of(RULE, RULE, log.node(), RULE, RULE));
      }
      answer.addAll(log.lines());
    }
    return Reply.ok(answer);
  }

  private Reply query(Call call) {
    Query query = call.json(Query.class);
    ObjectNode answer = Json.object();
    NodeLogs.Wanted wanted = new NodeLogs.Wanted(call.page(), SystemLimits.LOG_LINES_PAGE_MAX);
    for (NodeLogs.Lines log : nodes.of(wanted)) {
      if (query.wants(log.node())) {
        ArrayNode found = answer.withArray(log.node());
        log.lines().stream().map(LogApi::parse).filter(query::matches).forEach(found::add);
      }
    }
    return Reply.ok(answer);
  }

  private static JsonNode parse(String line) {
    try {
      return Json.mapper().readTree(line);
    } catch (JsonProcessingException e) {
      return Json.object().put("msg", line).put("level", "info");
    }
  }

  private Reply download() {
    Path path = file.get();
    return Reply.streamed("text/plain", out -> Files.copy(path, out))
        .with("Content-Disposition", "attachment; filename=\"" + path.getFileName() + "\"");
  }
}

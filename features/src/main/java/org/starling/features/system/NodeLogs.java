package org.starling.features.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.starling.platform.Platform;
import org.starling.platform.cluster.Cluster;
import org.starling.platform.cluster.Subject;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.http.Json;

/** The ends of all nodes' logs: this one's first, then those that come in time. */
final class NodeLogs {
  /** Where there is no cluster. */
  private static final String THIS_NODE = "default";

  private static final Subject ASKED = new Subject("gossip_request_get_logs");

  /** A page of each log, counted from its end. */
  record Wanted(int page, int lines) {}

  /** What a node has; of a very long page the newest lines. */
  record Lines(String node, List<String> lines) {}

  private final Cluster cluster;
  private final ConfigSource config;
  private final Supplier<Path> file;

  NodeLogs(Platform platform, Supplier<Path> file) {
    this.cluster = platform.cluster();
    this.config = platform.config();
    this.file = file;
    cluster.on(ASKED, (from, question) -> Json.bytes(bounded(own(read(question, Wanted.class)))));
  }

  boolean alone() {
    return cluster.alone();
  }

  List<Lines> of(Wanted wanted) {
    Duration wait = Duration.ofMillis(config.current().service().clusterLogTimeoutMilliseconds());
    List<Lines> all = new ArrayList<>();
    all.add(own(wanted));
    cluster.ask(cluster.others(), ASKED, Json.bytes(wanted), wait).values().stream()
        .map(answer -> read(answer, Lines.class))
        .sorted(Comparator.comparing(Lines::node))
        .forEach(all::add);
    return all;
  }

  private Lines own(Wanted wanted) {
    try {
      return new Lines(
          cluster.alone() ? THIS_NODE : cluster.hostname(),
          LogTail.page(file.get(), wanted.page(), wanted.lines()));
    } catch (IOException e) {
      throw new UncheckedIOException("The log could not be read", e);
    }
  }

  private static Lines bounded(Lines given) {
    int left = SystemLimits.LOG_ANSWER_CHARS_MAX;
    int from = given.lines().size();
    while (from > 0 && given.lines().get(from - 1).length() <= left) {
      from--;
      left -= given.lines().get(from).length();
    }
    return new Lines(given.node(), given.lines().subList(from, given.lines().size()));
  }

  private static <T> T read(byte[] json, Class<T> type) {
    try {
      return Json.read(json, Json.mapper().constructType(type));
    } catch (IOException e) {
      throw new UncheckedIOException("what another node says of its log is not readable", e);
    }
  }
}

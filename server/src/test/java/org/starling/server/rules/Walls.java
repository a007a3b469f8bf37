package org.starling.server.rules;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who may import whom. */
final class Walls {
  static final String ROOT = "org.starling.";

  /** Each may import those before it. */
  private static final List<String> PLATFORM =
      List.of(
          "config",
          "metrics",
          "logging",
          "db",
          "storage",
          "images",
          "cluster",
          "jobs",
          "http",
          "realtime",
          "backup",
          "region",
          "");

  /** Each may import those before it. */
  private static final List<String> FEATURES =
      List.of(
          "users",
          "roles",
          "sessions",
          "accesstokens",
          "mfa",
          "auth",
          "recovery",
          "signin",
          "terms",
          "audit",
          "settings",
          "system",
          "nodes",
          "jobs",
          "profiles",
          "directory",
          "avatars",
          "signup",
          "systembot",
          "schemes",
          "teammembers",
          "teams",
          "teamicons",
          "teamjoins",
          "teamgroups",
          "channels",
          "channeledit",
          "channellists",
          "channelmembers",
          "channelviews",
          "channelsearch",
          "groupconvert",
          "teaminvites",
          "teamunread",
          "sidebar",
          "preferences",
          "status",
          "emoji",
          "customstatus",
          "files",
          "previews",
          "mentions",
          "posts",
          "metadata",
          "postwrites",
          "sending",
          "threads",
          "reactions",
          "pages",
          "edits",
          "unreads",
          "reminders",
          "bookmarks",
          "drafts",
          "scheduled",
          "notifications",
          "search",
          "webhooks",
          "commands",
          "oauth",
          "bots",
          "plugins",
          "imports",
          "accountremoval",
          "teamremoval",
          "absent");

  /** What is outside, and the only packages that may know of it. */
  private static final Map<String, List<String>> OUTSIDE =
      Map.of(
          "java.sql", List.of("platform.db", "clustertests.ledger"),
          "io.netty", List.of("platform.http", "platform.realtime"),
          "org.jgroups", List.of("platform.cluster"),
          "software.amazon", List.of("platform.storage"),
          "org.opensearch", List.of("features.search"));

  private static final List<String> KERNEL_KNOWS = List.of("java.", "org.jspecify.");

  private Walls() {}

  static Stream<String> breaches(Unit unit) {
    String from =
        unit.packageName().substring(Math.min(ROOT.length(), unit.packageName().length()));
    return unit.packages().stream()
        .filter(to -> !to.equals(unit.packageName()))
        .filter(to -> forbidden(from, to))
        .map(to -> unit.name() + " must not know " + to)
        .sorted();
  }

  private static boolean forbidden(String from, String to) {
    if (from.equals("kernel") && KERNEL_KNOWS.stream().noneMatch(to::startsWith)) {
      return true;
    }
    if (!to.startsWith(ROOT)) {
      return OUTSIDE.entrySet().stream()
          .anyMatch(e -> within(to, e.getKey()) && !e.getValue().contains(from));
    }
    return rank(to.substring(ROOT.length())) > rank(from);
  }

  private static boolean within(String name, String parent) {
    return name.equals(parent) || name.startsWith(parent + ".");
  }

  /** The higher may know the lower; what tests from outside is known by nobody. */
  private static int rank(String name) {
    String module = name.split("\\.")[0];
    return switch (module) {
      case "kernel" -> 0;
      case "platform" -> 100 + place(PLATFORM, name, module);
      case "features" -> 1000 + place(FEATURES, name, module);
      case "server" -> 10_000;
      default -> Integer.MAX_VALUE;
    };
  }

  private static int place(List<String> order, String name, String module) {
    String own = name.equals(module) ? "" : name.substring(module.length() + 1);
    int place = order.indexOf(own);
    if (place < 0) {
      throw new IllegalStateException(
          name + " has no place in the order of the house: add it to Walls, where it belongs");
    }
    return place;
  }
}

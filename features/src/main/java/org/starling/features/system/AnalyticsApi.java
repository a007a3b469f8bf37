package org.starling.features.system;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.starling.kernel.Id;
import org.starling.platform.Platform;
import org.starling.platform.db.Reader;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Json;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** How much is on the server, for administrators and, rounded, for everybody. */
final class AnalyticsApi {
  private static final int STORAGE_ZEROS = 8;

  private final Platform platform;
  private final UsageStore store;
  private final NodeFigures nodes;

  AnalyticsApi(Platform platform, UsageStore store, NodeFigures nodes) {
    this.platform = platform;
    this.store = store;
    this.nodes = nodes;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/v4/analytics/old").needs(Need.system("get_analytics")).run(this::old),
        Route.get("/api/v4/usage/posts")
            .needs(Need.SESSION)
            .run(call -> Reply.ok(Json.object().put("count", firstDigit(store.posts(replica()))))),
        Route.get("/api/v4/usage/storage")
            .needs(Need.SESSION)
            .run(call ->
                Reply.ok(
                    Json.object().put("bytes", zeros(store.fileBytes(replica()), STORAGE_ZEROS)))),
        Route.get("/api/v4/usage/teams")
            .needs(Need.SESSION)
            .run(call ->
                Reply.ok(
                    Json.object().put("active", store.teams(replica())).put("cloud_archived", 0))));
  }

  private Reader replica() {
    return platform.db().replica();
  }

  /** 1,234 is 1,000: nobody learns an exact figure. */
  static long firstDigit(long number) {
    return zeros(number, Math.max(0, Long.toString(number).length() - 1));
  }

  private static long zeros(long number, int digits) {
    long unit = 1;
    for (int i = 0; i < digits; i++) {
      unit *= 10;
    }
    return number / unit * unit;
  }

  private Reply old(Call call) {
    String team = call.query("team_id");
    if (!team.isEmpty() && !Id.isValid(team)) {
      throw HttpCode.BAD_BODY.refuse("team_id");
    }
    UsageStore.Span days = lastWholeDays();
    return Reply.ok(
        switch (call.query("name")) {
          case "", "standard" -> standard(team);
          case "post_counts_day" -> store.postsByDay(replica(), team, false, days);
          case "bot_post_counts_day" -> store.postsByDay(replica(), team, true, days);
          case "user_counts_with_posts_day" -> store.authorsByDay(replica(), team, days);
          case "extra_counts" -> extra(team);
          default -> throw HttpCode.BAD_BODY.refuse("name");
        });
  }

  /** Today is not over, so it is left out. */
  private UsageStore.Span lastWholeDays() {
    Instant today = platform.clock().instant().truncatedTo(ChronoUnit.DAYS);
    Instant first = today.minus(Duration.ofDays(SystemLimits.REPORT_DAYS));
    return new UsageStore.Span(first.toEpochMilli(), today.toEpochMilli());
  }

  private List<UsageStore.Day> standard(String team) {
    long now = platform.clock().millis();
    Reader db = replica();
    NodeFigures.Figures connected = nodes.total();
    List<UsageStore.Day> rows = new ArrayList<>();
    add(rows, "channel_open_count", store.channels(db, team, "O"));
    add(rows, "channel_private_count", store.channels(db, team, "P"));
    add(rows, "post_count", store.postsOf(db, team));
    add(
        rows,
        "unique_user_count",
        team.isEmpty() ? store.activeUsers(db) : store.members(db, team));
    add(rows, "team_count", store.teams(db));
    add(rows, "total_websocket_connections", connected.totalWebsocketConnections());
    add(rows, "total_master_db_connections", connected.totalMasterDbConnections());
    add(rows, "total_read_db_connections", connected.totalReadDbConnections());
    add(rows, "daily_active_users", store.seenSince(db, now - Duration.ofDays(1).toMillis()));
    add(rows, "monthly_active_users", store.seenSince(db, now - Duration.ofDays(30).toMillis()));
    add(rows, "inactive_user_count", store.inactiveUsers(db));
    return rows;
  }

  private List<UsageStore.Day> extra(String team) {
    Reader db = replica();
    List<UsageStore.Day> rows = new ArrayList<>();
    add(rows, "file_post_count", store.postsWithFiles(db, team));
    add(rows, "hashtag_post_count", store.postsWithHashtags(db, team));
    add(rows, "incoming_webhook_count", store.incomingHooks(db, team));
    add(rows, "outgoing_webhook_count", store.outgoingHooks(db, team));
    add(rows, "command_count", store.commands(db, team));
    add(rows, "session_count", store.sessions(db, platform.clock().millis()));
    return rows;
  }

  private static void add(List<UsageStore.Day> rows, String name, long value) {
    rows.add(new UsageStore.Day(name, value));
  }
}

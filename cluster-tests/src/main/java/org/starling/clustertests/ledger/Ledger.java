package org.starling.clustertests.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.starling.clustertests.history.JobStep;
import org.starling.clustertests.history.LeaderAct;
import org.starling.clustertests.history.RestStep;
import org.starling.clustertests.history.Stored;

/** Reads the database past the nodes, and lets triggers write down which node wrote what. */
public final class Ledger {
  private final String jdbc;
  private final String user;
  private final String password;

  public Ledger(String dataSource) {
    URI uri = URI.create(dataSource);
    String[] account = uri.getUserInfo().split(":", 2);
    this.jdbc =
        "jdbc:postgresql://%s:%d%s?sslmode=disable"
            .formatted(uri.getHost(), uri.getPort(), uri.getPath());
    this.user = account[0];
    this.password = account[1];
  }

  @FunctionalInterface
  private interface Line<T> {
    void add(ResultSet row, T to) throws SQLException;
  }

  /**
   * From now on each write of the leader, each change of the lease, of jobs, and of statuses that
   * the leader ends is written down with its sender's address.
   */
  public void watch() {
    try (InputStream sql = Ledger.class.getResourceAsStream("/triggers.sql")) {
      execute(new String(Objects.requireNonNull(sql).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public boolean has(String table) {
    List<Boolean> found = new ArrayList<>();
    read(
        "SELECT to_regclass('" + table + "') IS NOT NULL",
        found,
        (row, to) -> to.add(row.getBoolean(1)));
    return found.getFirst();
  }

  /** What people said in the channels, with reactions. */
  public Map<String, Map<String, Stored>> stored(List<String> channels) {
    Map<String, Set<String>> reactions = new HashMap<>();
    read(
        "SELECT postid, userid, emojiname FROM reactions WHERE coalesce(deleteat, 0) = 0",
        reactions,
        (row, to) ->
            to.computeIfAbsent(row.getString(1), _ -> new TreeSet<>())
                .add(row.getString(2) + " " + row.getString(3)));
    Map<String, Map<String, Stored>> stored = new HashMap<>();
    channels.forEach(channel -> stored.put(channel, new HashMap<>()));
    read(
        """
        SELECT channelid, id, userid, message, createat, updateat, deleteat FROM posts
        WHERE coalesce(type, '') = '' AND coalesce(originalid, '') = ''\
        """,
        stored,
        (row, to) -> {
          Map<String, Stored> posts = to.get(row.getString(1));
          if (posts != null) {
            String id = row.getString(2);
            Set<String> own = reactions.getOrDefault(id, Set.of());
            posts.put(
                id,
                new Stored(
                    id,
                    row.getString(3),
                    row.getString(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7) != 0,
                    own));
          }
        });
    return stored;
  }

  public Map<String, Set<String>> members() {
    Map<String, Set<String>> members = new HashMap<>();
    read(
        "SELECT channelid, userid FROM channelmembers",
        members,
        (row, to) ->
            to.computeIfAbsent(row.getString(1), _ -> new TreeSet<>()).add(row.getString(2)));
    return members;
  }

  public List<LeaderAct> acts() {
    List<LeaderAct> acts = new ArrayList<>();
    if (has("proof_acts")) {
      read(
          "SELECT what, sender, epoch FROM proof_acts ORDER BY n",
          acts,
          (row, to) -> to.add(new LeaderAct(row.getString(1), row.getString(2), row.getLong(3))));
    }
    return acts;
  }

  /** Where the nodes are, as the table has it in which they find each other. */
  public List<String> discovered() {
    List<String> hostnames = new ArrayList<>();
    read(
        "SELECT hostname FROM clusterdiscovery ORDER BY hostname",
        hostnames,
        (row, to) -> to.add(row.getString(1)));
    return hostnames;
  }

  public List<JobStep> jobs() {
    List<JobStep> steps = new ArrayList<>();
    if (has("proof_jobs")) {
      read(
          "SELECT job, type, before, after, sender FROM proof_jobs ORDER BY n",
          steps,
          (row, to) ->
              to.add(
                  new JobStep(
                      row.getString(1),
                      row.getString(2),
                      row.getString(3),
                      row.getString(4),
                      row.getString(5))));
    }
    return steps;
  }

  public List<RestStep> rests() {
    List<RestStep> steps = new ArrayList<>();
    if (has("proof_rests")) {
      read(
          "SELECT person, before, after, until, bytime, at FROM proof_rests ORDER BY n",
          steps,
          (row, to) ->
              to.add(
                  new RestStep(
                      row.getString(1),
                      row.getString(2),
                      row.getString(3),
                      row.getLong(4),
                      row.getBoolean(5),
                      row.getLong(6))));
    }
    return steps;
  }

  /** How many are still not to be disturbed although their time is over. */
  public long restingTooLong() {
    return number(
        """
        SELECT count(*) FROM status WHERE status = 'dnd' AND dndendtime > 0
        AND dndendtime <= extract(epoch FROM clock_timestamp())\
        """);
  }

  /** Milliseconds since the epoch by the database's clock. */
  public long now() {
    return number("SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint");
  }

  private long number(String sql) {
    List<Long> found = new ArrayList<>();
    read(sql, found, (row, to) -> to.add(row.getLong(1)));
    return found.getFirst();
  }

  private void execute(String sql) {
    try (Connection connection = DriverManager.getConnection(jdbc, user, password);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> void read(String sql, T to, Line<T> line) {
    try (Connection connection = DriverManager.getConnection(jdbc, user, password);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        line.add(rows, to);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

package org.starling.features.directory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.starling.features.users.User;
import org.starling.features.users.UserRow;
import org.starling.kernel.ChannelId;
import org.starling.kernel.TeamId;
import org.starling.platform.db.Reader;

/**
 * One question for users, put together step by step. In its SQL {@code u} is the user, {@code tm}
 * and {@code cm} the memberships in the team and the channel asked for.
 */
final class UserQuery {
  /** Which texts of a user a term is looked for in. */
  record Fields(boolean names, boolean emails) {}

  private static final String COUNT =
      "SELECT count(*) FROM users u LEFT JOIN bots b ON b.userid = u.id\n";

  private final StringBuilder joins = new StringBuilder();
  private final List<Object> joined = new ArrayList<>();
  private final StringBuilder conditions = new StringBuilder(" WHERE true");
  private final List<Object> compared = new ArrayList<>();
  private String order = "u.username";
  private boolean withTeam;
  private boolean withChannel;

  /** Whether {@code tm} is there. */
  boolean joinsTeam() {
    return withTeam;
  }

  /** Whether {@code cm} is there. */
  boolean joinsChannel() {
    return withChannel;
  }

  UserQuery inTeam(TeamId team) {
    withTeam = true;
    return join(
        "JOIN teammembers tm ON tm.userid = u.id AND tm.teamid = ? AND tm.deleteat = 0", team);
  }

  UserQuery notInTeam(TeamId team) {
    return where(
        """
        NOT EXISTS (SELECT 1 FROM teammembers m
          WHERE m.userid = u.id AND m.teamid = ? AND m.deleteat = 0)\
        """,
        team);
  }

  UserQuery inNoTeam() {
    return where(
        "NOT EXISTS (SELECT 1 FROM teammembers m WHERE m.userid = u.id AND m.deleteat = 0)");
  }

  UserQuery inChannel(ChannelId channel) {
    withChannel = true;
    return join("JOIN channelmembers cm ON cm.userid = u.id AND cm.channelid = ?", channel);
  }

  UserQuery notInChannel(ChannelId channel) {
    return where(
        "NOT EXISTS (SELECT 1 FROM channelmembers m WHERE m.userid = u.id AND m.channelid = ?)",
        channel);
  }

  /** Those of the groups that belong to the place: there are no groups, so nobody. */
  UserQuery inGroups() {
    return where("false");
  }

  UserQuery active() {
    return where("u.deleteat = 0");
  }

  UserQuery inactive() {
    return where("u.deleteat <> 0");
  }

  UserQuery people() {
    return where("b.userid IS NULL");
  }

  /** Only those that the caller may know of. */
  UserQuery visibleTo(Visibility visibility) {
    return visibility.all()
        ? this
        : where(
            """
            (EXISTS (SELECT 1 FROM channelmembers theirs JOIN channelmembers mine
                ON mine.channelid = theirs.channelid AND mine.userid = ?
              WHERE theirs.userid = u.id)
            OR EXISTS (SELECT 1 FROM teammembers m
              WHERE m.userid = u.id AND m.deleteat = 0 AND m.teamid = ANY (?)))\
            """,
            visibility.caller(),
            visibility.teams());
  }

  /** Every word of the term occurs in one of the fields. */
  UserQuery matching(String term, Fields fields) {
    List<String> columns = new ArrayList<>(List.of("u.username", "u.nickname"));
    if (fields.names()) {
      columns.addAll(List.of("u.firstname", "u.lastname"));
    }
    if (fields.emails()) {
      columns.add("u.email");
    }
    for (String word : term.strip().split("\\s+")) {
      String bare = word.replaceFirst("^@+", "");
      if (!bare.isEmpty()) {
        List<String> likes =
            columns.stream().map(column -> "lower(" + column + ") LIKE ? ESCAPE '*'").toList();
        where(
            "(" + String.join(" OR ", likes) + ")",
            columns.stream().map(column -> pattern(bare)).toArray());
      }
    }
    return this;
  }

  private static String pattern(String word) {
    String escaped = word.replace("*", "**").replace("%", "*%").replace("_", "*_");
    return "%" + escaped.toLowerCase(Locale.ROOT) + "%";
  }

  UserQuery join(String sql, Object... parameters) {
    joins.append(sql).append('\n');
    joined.addAll(Arrays.asList(parameters));
    return this;
  }

  UserQuery where(String sql, Object... parameters) {
    conditions.append("\nAND ").append(sql);
    compared.addAll(Arrays.asList(parameters));
    return this;
  }

  UserQuery orderBy(String sql) {
    order = sql + ", u.username";
    return this;
  }

  List<User> list(Reader db, long offset, int rows) {
    List<Object> parameters = parameters();
    parameters.add(rows);
    parameters.add(offset);
    String sql = UserRow.SELECT + joins + conditions + "\nORDER BY " + order + " LIMIT ? OFFSET ?";
    return db.list(UserRow::read, sql, parameters.toArray());
  }

  long count(Reader db) {
    return db.number(COUNT + joins + conditions, parameters().toArray()).orElse(0);
  }

  private List<Object> parameters() {
    List<Object> all = new ArrayList<>(joined);
    all.addAll(compared);
    return all;
  }
}

package org.starling.features.directory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Reader;

/** Who belongs where, and when they were last seen. */
final class DirectoryStore {
  /** A member of a group channel. */
  record GroupMember(String channel, UserId user) {}

  private DirectoryStore() {}

  static List<TeamId> teamsOf(Reader db, UserId user) {
    return db.list(
        row -> new TeamId(row.text(1)),
        "SELECT teamid FROM teammembers WHERE userid = ? AND deleteat = 0 LIMIT ?",
        user,
        DirectoryLimits.OWN_TEAMS_MAX);
  }

  /** Everybody with whom the user shares a channel. */
  static List<String> known(Reader db, UserId user) {
    return db.list(
        row -> row.text(1),
        """
        SELECT DISTINCT theirs.userid FROM channelmembers mine
        JOIN channelmembers theirs ON theirs.channelid = mine.channelid
        WHERE mine.userid = ? AND theirs.userid <> ? LIMIT ?\
        """,
        user,
        user,
        DirectoryLimits.KNOWN_USERS_MAX);
  }

  /** The other members of those of the channels that are group channels of the user's. */
  static List<GroupMember> groupMembers(Reader db, UserId user, Collection<String> channels) {
    return db.list(
        row -> new GroupMember(row.text(1), new UserId(row.text(2))),
        """
        SELECT c.id, theirs.userid FROM channels c
        JOIN channelmembers mine ON mine.channelid = c.id AND mine.userid = ?
        JOIN channelmembers theirs ON theirs.channelid = c.id AND theirs.userid <> ?
        WHERE c.type = 'G' AND c.id = ANY (?) LIMIT ?\
        """,
        user,
        user,
        channels,
        DirectoryLimits.GROUP_CHANNEL_MEMBERS_MAX);
  }

  static Map<UserId, Long> lastActivity(Reader db, Collection<UserId> users) {
    record Seen(UserId user, long at) {}
    Function<Seen, UserId> user = Seen::user;
    return db
        .list(
            row -> new Seen(new UserId(row.text(1)), row.number(2)),
            "SELECT userid, lastactivityat FROM status WHERE userid = ANY (?) LIMIT ?",
            users,
            DirectoryLimits.FOUND_USERS_MAX)
        .stream()
        .collect(Collectors.toMap(user, Seen::at));
  }
}

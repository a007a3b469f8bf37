package org.starling.features.teamremoval;

import java.util.List;
import org.starling.features.channels.Channel;
import org.starling.features.channels.ChannelRows;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Id;
import org.starling.kernel.TeamId;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Tx;

/**
 * Deletes the rows of everything in a team or a channel; the team's own row and its members are not
 * here.
 */
final class RemovalStore {
  /** Channels and files of one team that are ever read at once. */
  static final int CHANNELS_MAX = 100_000;

  static final int FILES_MAX = 1_000_000;

  private static final String CHANNELS = "(SELECT id FROM channels WHERE teamid = ?)";
  private static final String CHANNEL = "(SELECT id FROM channels WHERE id = ?)";

  private static final List<String> BY_POST =
      List.of(
          "persistentnotifications",
          "postreminders",
          "readreceipts",
          "temporaryposts",
          "threadmemberships");

  private static final List<String> BY_CHANNEL =
      List.of(
          "channelbookmarks",
          "channelmemberhistory",
          "channelmembers",
          "commandwebhooks",
          "drafts",
          "fileinfo",
          "groupchannels",
          "incomingwebhooks",
          "outgoingwebhooks",
          "postacknowledgements",
          "postspriority",
          "reactions",
          "recapchannels",
          "retentionpolicieschannels",
          "scheduledposts",
          "sharedchannelremotes",
          "sharedchannels",
          "sharedchannelusers",
          "sidebarchannels",
          "threads",
          "translations",
          "uploadsessions",
          "posts");

  private static final List<String> BY_TEAM =
      List.of(
          "commands",
          "contentflaggingteamreviewers",
          "contentflaggingteamsettings",
          "groupteams",
          "incomingwebhooks",
          "outgoingwebhooks",
          "publicchannels",
          "retentionpoliciesteams",
          "sharedchannels",
          "sidebarcategories",
          "channels");

  List<Channel> privateChannels(Reader db, TeamId team) {
    return db.list(
        ChannelRows::channel,
        "SELECT "
            + ChannelRows.COLUMNS
            + " FROM channels c WHERE c.teamid = ? AND c.type = 'P' LIMIT ?",
        team,
        CHANNELS_MAX);
  }

  /** Closes the team's channels to whoever waits for their rows, and returns them as closed. */
  List<Channel> close(Tx tx, TeamId team, long now) {
    return tx.list(
        ChannelRows::channel,
        "UPDATE channels c SET deleteat = ? WHERE c.teamid = ? RETURNING " + ChannelRows.COLUMNS,
        now,
        team);
  }

  /** Where the file store keeps the team's files. */
  List<String> files(Tx tx, TeamId team) {
    return files(tx, CHANNELS, team);
  }

  /** Where the file store keeps the channel's files. */
  List<String> files(Tx tx, ChannelId channel) {
    return files(tx, CHANNEL, channel);
  }

  private static List<String> files(Tx tx, String channels, Id id) {
    return tx.list(
        row -> row.text(1),
        """
        SELECT unnest(ARRAY[path, thumbnailpath, previewpath]) FROM fileinfo
        WHERE channelid IN
        """
            + channels
            + " LIMIT ?",
        id,
        FILES_MAX);
  }

  void deleteAll(Tx tx, TeamId team) {
    deleteContents(tx, CHANNELS, team);
    for (String table : BY_TEAM) {
      tx.update("DELETE FROM " + table + " WHERE teamid = ?", team);
    }
  }

  void deleteAll(Tx tx, ChannelId channel) {
    deleteContents(tx, CHANNEL, channel);
    tx.update("DELETE FROM publicchannels WHERE id = ?", channel);
    tx.update("DELETE FROM channels WHERE id = ?", channel);
  }

  private static void deleteContents(Tx tx, String channels, Id id) {
    for (String table : BY_POST) {
      tx.update(
          "DELETE FROM "
              + table
              + " WHERE postid IN (SELECT id FROM posts WHERE channelid IN "
              + channels
              + ")",
          id);
    }
    for (String table : BY_CHANNEL) {
      tx.update("DELETE FROM " + table + " WHERE channelid IN " + channels, id);
    }
  }
}

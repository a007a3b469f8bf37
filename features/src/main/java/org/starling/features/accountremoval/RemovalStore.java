package org.starling.features.accountremoval;

import java.util.List;
import org.starling.kernel.UserId;
import org.starling.platform.db.Tx;

/** Deletes the rows of everything that a user made or has; the user's own row is not here. */
final class RemovalStore {
  private static final int FILES_MAX = 1_000_000;

  /** The user's posts, their older versions among them, and the replies to them. */
  private static final String POSTS =
      """
      (SELECT id FROM posts WHERE userid = ? UNION
        SELECT reply.id FROM posts reply JOIN posts root ON root.id = reply.rootid
        WHERE root.userid = ?)\
      """;

  private static final List<String> BY_POST =
      List.of(
          "persistentnotifications",
          "postacknowledgements",
          "postreminders",
          "postspriority",
          "reactions",
          "readreceipts",
          "temporaryposts",
          "threadmemberships",
          "threads");

  private static final List<String> BY_USER =
      List.of(
          "audits",
          "bots",
          "channelmemberhistory",
          "channelmembers",
          "commandwebhooks",
          "contentflaggingcommonreviewers",
          "contentflaggingteamreviewers",
          "desktoptokens",
          "drafts",
          "groupmembers",
          "incomingwebhooks",
          "notifyadmin",
          "oauthaccessdata",
          "oauthauthdata",
          "postacknowledgements",
          "postreminders",
          "preferences",
          "productnoticeviewstate",
          "reactions",
          "readreceipts",
          "recaps",
          "scheduledposts",
          "sessions",
          "sharedchannelusers",
          "sidebarcategories",
          "sidebarchannels",
          "starling_pending_posts",
          "status",
          "teammembers",
          "threadmemberships",
          "uploadsessions",
          "useraccesstokens",
          "usertermsofservice");

  private static final List<String> BY_CREATOR =
      List.of("commands", "fileinfo", "outgoingwebhooks");

  /** Where the file store keeps what the user uploaded. */
  List<String> files(Tx tx, UserId user) {
    return tx.list(
        row -> row.text(1),
        """
        SELECT unnest(ARRAY[path, thumbnailpath, previewpath]) FROM fileinfo
        WHERE creatorid = ? LIMIT ?\
        """,
        user,
        FILES_MAX);
  }

  void deleteAll(Tx tx, UserId user) {
    for (String table : BY_POST) {
      tx.update("DELETE FROM " + table + " WHERE postid IN " + POSTS, user, user);
    }
    tx.update("DELETE FROM posts WHERE id IN " + POSTS, user, user);
    for (String table : BY_USER) {
      tx.update("DELETE FROM " + table + " WHERE userid = ?", user);
    }
    for (String table : BY_CREATOR) {
      tx.update("DELETE FROM " + table + " WHERE creatorid = ?", user);
    }
  }
}

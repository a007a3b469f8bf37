package org.starling.features.drafts;

import java.util.List;
import java.util.Optional;
import org.starling.kernel.ChannelId;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Row;
import org.starling.platform.db.Tx;
import org.starling.platform.http.Json;

/** Rows of drafts. */
final class DraftStore {
  private static final String COLUMNS =
      """
      d.userid, d.channelid, d.rootid, d.createat, d.updateat, d.message, d.props, d.fileids,
      d.priority, d.type\
      """;

  /** Keeps the draft instead of the one that was there, and the time that one was begun. */
  Draft upsert(Tx tx, Draft draft) {
    Draft.Content content = draft.content();
    return tx.one(
            DraftStore::row,
            """
            INSERT INTO drafts AS d (createat, updateat, deleteat, userid, channelid, rootid, message,
              props, fileids, priority, type)
            VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (userid, channelid, rootid) DO UPDATE SET
              createat = CASE WHEN d.deleteat = 0 THEN d.createat ELSE EXCLUDED.createat END,
              updateat = EXCLUDED.updateat, deleteat = 0, message = EXCLUDED.message,
              props = EXCLUDED.props, fileids = EXCLUDED.fileids, priority = EXCLUDED.priority,
              type = EXCLUDED.type
            RETURNING\
            """
                + " "
                + COLUMNS,
            draft.createAt(),
            draft.updateAt(),
            draft.user(),
            draft.channel(),
            draft.root(),
            content.message(),
            content.props().toString(),
            Json.text(content.fileIds()),
            content.priority().toString(),
            content.type())
        .orElseThrow(() -> new IllegalStateException("an upsert returned no row"));
  }

  /** The drafts in a team's channels and in conversations that the person belongs to. */
  List<Draft> ofTeam(Reader db, UserId user, TeamId team) {
    return db.list(
        DraftStore::row,
        "SELECT "
            + COLUMNS
            + """
             FROM drafts d
            JOIN channelmembers m ON m.channelid = d.channelid AND m.userid = d.userid
            JOIN channels c ON c.id = d.channelid
            WHERE d.userid = ? AND d.deleteat = 0 AND c.teamid IN (?, '')
            ORDER BY d.updateat DESC LIMIT ?\
            """,
        user,
        team,
        Draft.LISTED_MAX);
  }

  Optional<Draft> delete(Tx tx, UserId user, ChannelId channel, String root) {
    return tx.one(
        DraftStore::row,
        """
        DELETE FROM drafts AS d WHERE d.userid = ? AND d.channelid = ? AND d.rootid = ?
        RETURNING\
        """
            + " "
            + COLUMNS,
        user,
        channel,
        root);
  }

  private static Draft row(Row row) {
    Draft.Content content =
        new Draft.Content(
            row.text(6),
            DraftJson.object(row.text(7)),
            DraftJson.texts(row.text(8)),
            DraftJson.object(row.text(9)),
            row.text(10));
    return new Draft(
        new UserId(row.text(1)),
        new ChannelId(row.text(2)),
        row.text(3),
        row.number(4),
        row.number(5),
        content);
  }
}

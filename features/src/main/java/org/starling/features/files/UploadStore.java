package org.starling.features.files;

import java.util.List;
import java.util.Optional;
import org.starling.kernel.UserId;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Row;
import org.starling.platform.db.Tx;

/** Rows of uploadsessions. */
final class UploadStore {
  private static final String SELECT =
      """
      SELECT id, type::text, createat, userid, channelid, filename, filesize, fileoffset
      FROM uploadsessions\
      """;

  void insert(Tx tx, Upload upload) {
    tx.update(
        """
        INSERT INTO uploadsessions (id, type, createat, userid, channelid, filename, path, filesize,
          fileoffset, remoteid, reqfileid)
        VALUES (?, ?::upload_session_type, ?, ?, ?, ?, ?, ?, 0, '', '')\
        """,
        upload.id(),
        upload.kind(),
        upload.createAt(),
        upload.user(),
        upload.channel(),
        upload.fileName(),
        "uploads/" + upload.id(),
        upload.bytes());
  }

  Optional<Upload> byId(Reader db, String id) {
    return db.one(UploadStore::row, SELECT + " WHERE id = ? LIMIT 1", id);
  }

  List<Upload> ofUser(Reader db, UserId user) {
    return db.list(
        UploadStore::row,
        SELECT + " WHERE userid = ? ORDER BY createat LIMIT ?",
        user,
        FileLimits.UPLOADS_LISTED_MAX);
  }

  /** Moves on, unless somebody else has. */
  boolean advance(Tx tx, Upload upload, long to) {
    return tx.update(
            "UPDATE uploadsessions SET fileoffset = ? WHERE id = ? AND fileoffset = ?",
            to,
            upload.id(),
            upload.offset())
        == 1;
  }

  void delete(Tx tx, String id) {
    tx.update("DELETE FROM uploadsessions WHERE id = ?", id);
  }

  private static Upload row(Row row) {
    return new Upload(
        row.text(1),
        row.text(2),
        row.number(3),
        new UserId(row.text(4)),
        row.text(5),
        row.text(6),
        row.number(7),
        row.number(8));
  }
}

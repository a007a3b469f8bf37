package org.starling.features.files;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.starling.kernel.ChannelId;
import org.starling.kernel.FileId;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Row;
import org.starling.platform.db.Tx;

/** Rows of fileinfo. */
final class FileStore {
  /** A row and where its bytes are. */
  record Kept(FileInfo info, FileInfo.Paths paths) {}

  /** Rows of older servers know their channel by their post only. */
  private static final String SELECT =
      """
      SELECT id, creatorid, postid, place, createat, updateat, deleteat, name, size, mimetype,
        width, height, haspreviewimage, minipreview, archived, path, previewpath, thumbnailpath
      FROM (SELECT fileinfo.*, COALESCE(NULLIF(fileinfo.channelid, ''),
          (SELECT posts.channelid FROM posts WHERE posts.id = fileinfo.postid), '') AS place
        FROM fileinfo WHERE deleteat = 0) AS files
      WHERE place <> '' AND\
      """;

  private static final String ALL = SELECT.replace("WHERE deleteat = 0", "");

  void insert(Tx tx, FileInfo file, FileInfo.Paths paths) {
    FileInfo.Picture picture = file.picture();
    tx.update(
        """
        INSERT INTO fileinfo (id, creatorid, postid, channelid, createat, updateat, deleteat, path,
          thumbnailpath, previewpath, name, extension, size, mimetype, width, height,
          haspreviewimage, minipreview, content, remoteid, archived)
        VALUES (?, ?, '', ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', false)\
        """,
        file.id(),
        file.creator(),
        file.channel(),
        file.times().create(),
        file.times().update(),
        paths.file(),
        paths.thumbnail(),
        paths.preview(),
        file.name(),
        file.extension(),
        file.bytes(),
        file.mimeType(),
        picture.width(),
        picture.height(),
        picture.preview(),
        picture.mini());
  }

  Optional<Kept> byId(Reader db, FileId id) {
    return db.one(FileStore::row, SELECT + " id = ? LIMIT 1", id);
  }

  /** The files of posts, in the order of their making; deleted ones are absent. */
  List<FileInfo> ofPosts(Reader db, Collection<String> posts) {
    return db.list(
        row -> row(row).info(),
        SELECT + " postid = ANY (?) ORDER BY createat, id LIMIT ?",
        posts,
        (long) posts.size() * FileLimits.POST_FILES_MAX);
  }

  /** Of these files a person's that are in no post. */
  List<FileInfo> loose(Reader db, UserId creator, Collection<String> files) {
    return db.list(
        row -> row(row).info(),
        SELECT + " id = ANY (?) AND creatorid = ? AND postid = '' LIMIT ?",
        files,
        creator,
        FileLimits.POST_FILES_MAX);
  }

  void deleteOf(Tx tx, Collection<String> posts, long at) {
    tx.update(
        """
        UPDATE fileinfo SET deleteat = ?, updateat = ?
        WHERE postid = ANY (?) AND COALESCE(deleteat, 0) = 0\
        """,
        at,
        at,
        posts);
  }

  /** Gives a person's files that are in no post yet to a post; returns which. */
  List<String> attach(
      Tx tx, PostId post, ChannelId channel, UserId creator, Collection<String> files) {
    return tx.list(
        row -> row.text(1),
        """
        UPDATE fileinfo SET postid = ?, channelid = ?
        WHERE id = ANY (?) AND creatorid = ? AND postid = '' AND deleteat = 0 RETURNING id\
        """,
        post,
        channel,
        files,
        creator);
  }

  void detach(Tx tx, PostId post, Collection<String> files, long at) {
    tx.update(
        """
        UPDATE fileinfo SET deleteat = ?, updateat = ?
        WHERE postid = ? AND id = ANY (?) AND COALESCE(deleteat, 0) = 0\
        """,
        at,
        at,
        post,
        files);
  }

  /** Undoes {@link #detach}; returns which of the files are the post's again. */
  List<String> restore(Tx tx, PostId post, Collection<String> files, long at) {
    return tx.list(
        row -> row.text(1),
        """
        UPDATE fileinfo SET deleteat = 0, updateat = ? WHERE postid = ? AND id = ANY (?)
        RETURNING id\
        """,
        at,
        post,
        files);
  }

  List<FileInfo> evenDeleted(Reader db, Collection<String> ids) {
    return db.list(row -> row(row).info(), ALL + " id = ANY (?) LIMIT ?", ids, ids.size());
  }

  private static Kept row(Row row) {
    FileInfo info =
        new FileInfo(
            new FileId(row.text(1)),
            row.text(2),
            row.text(3),
            new ChannelId(row.text(4)),
            new FileInfo.Times(row.number(5), row.number(6), row.number(7)),
            row.text(8),
            row.number(9),
            row.text(10),
            new FileInfo.Picture(
                (int) row.number(11), (int) row.number(12), row.flag(13), row.bytes(14)),
            row.flag(15));
    return new Kept(info, new FileInfo.Paths(row.text(16), row.text(17), row.text(18)));
  }
}

package org.starling.features.search;

import java.util.List;
import org.starling.platform.db.Reader;

/** Finds files of posts in the channels of one person. */
final class FileSearchStore {
  /** What the names must hold, as PostgreSQL reads a query, and how they must end. */
  record Names(String words, String tags, List<String> extensions, List<String> notExtensions) {}

  private static final String SQL =
      """
      SELECT f.id FROM fileinfo f JOIN channels c ON c.id = f.channelid
      JOIN channelmembers m ON m.channelid = c.id AND m.userid = ?
      WHERE f.deleteat = 0 AND f.postid <> ''
        AND (? = '' OR c.teamid = ? OR COALESCE(c.teamid, '') = '')
        AND (? = 1 OR c.deleteat = 0)
        AND (? = 0 OR f.creatorid = ANY (?)) AND NOT f.creatorid = ANY (?)
        AND (? = 0 OR f.channelid = ANY (?)) AND NOT f.channelid = ANY (?)
        AND f.createat >= ? AND f.createat < ? AND NOT (f.createat >= ? AND f.createat < ?)
        AND (? = 0 OR f.extension = ANY (?)) AND NOT f.extension = ANY (?)
      """
          + holds()
          + holds()
          + "ORDER BY f.createat DESC LIMIT ?";

  /** The name as it is, its parts, or what an older server read in the file. */
  private static String holds() {
    return """
     AND (? = '' OR to_tsvector('english', f.name) @@ to_tsquery('english', ?)
      OR to_tsvector('english', translate(f.name, '.,-', '   ')) @@ to_tsquery('english', ?)
      OR to_tsvector('english', COALESCE(f.content, '')) @@ to_tsquery('english', ?))
    """;
  }

  /** Newest first. */
  List<String> find(Reader db, SearchStore.Place place, SearchStore.Narrow narrow, Names names) {
    return db.list(
        row -> row.text(1),
        SQL,
        place.user(),
        place.team(),
        place.team(),
        place.archived() ? 1L : 0L,
        (long) narrow.authors().size(),
        narrow.authors(),
        narrow.notAuthors(),
        (long) narrow.channels().size(),
        narrow.channels(),
        narrow.notChannels(),
        narrow.times().from(),
        narrow.times().until(),
        narrow.times().notFrom(),
        narrow.times().notUntil(),
        (long) names.extensions().size(),
        names.extensions(),
        names.notExtensions(),
        names.words(),
        names.words(),
        names.words(),
        names.words(),
        names.tags(),
        names.tags(),
        names.tags(),
        names.tags(),
        SearchLimits.FILES_MAX);
  }
}

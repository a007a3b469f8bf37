package org.starling.features.posts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import org.starling.kernel.ChannelId;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Row;
import org.starling.platform.http.Json;

/** How a row of posts is read; for every store that joins with that table. */
public final class PostRows {
  /** To select from {@code posts p}, first of all columns. */
  public static final String COLUMNS =
      """
      p.id, p.createat, p.updateat, p.editat, p.deleteat, p.ispinned, p.userid, p.channelid, \
      p.rootid, p.originalid, p.message, p.type, p.props, p.hashtags, p.fileids, p.hasreactions, \
      p.remoteid\
      """;

  /** How many columns those are: the next one selected is at this number and one. */
  public static final int COUNT = 17;

  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  private PostRows() {}

  public static Post post(Row row) {
    return new Post(
        new PostId(row.text(1)),
        row.number(2),
        row.number(3),
        row.number(4),
        row.number(5),
        row.flag(6),
        new UserId(row.text(7)),
        new ChannelId(row.text(8)),
        row.text(9),
        row.text(10),
        row.text(11),
        row.text(12),
        props(row.text(13)),
        row.text(14),
        files(row.text(15)),
        row.flag(16),
        row.text(17));
  }

  private static Map<String, Object> props(String json) {
    return json.isEmpty() || json.equals("{}") ? Map.of() : read(json, OBJECT);
  }

  private static List<String> files(String json) {
    return json.isEmpty() || json.equals("[]") || json.equals("null")
        ? List.of()
        : read(json, TEXTS);
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return Json.mapper().readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a column of posts is no " + type.getType(), e);
    }
  }
}

package org.starling.features.threads;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import org.starling.kernel.Id;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Row;
import org.starling.platform.http.Json;

/** A thread as stored; who replied last comes last among the participants. */
record ThreadRow(
    PostId id,
    long replyCount,
    long lastReplyAt,
    List<UserId> participants,
    String teamId,
    long deleteAt) {

  static final String COLUMNS =
      "t.postid, t.replycount, t.lastreplyat, t.participants, t.threadteamid, t.threaddeleteat";
  static final int COUNT = 6;

  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  static ThreadRow of(Row row) {
    return new ThreadRow(
        new PostId(row.text(1)),
        row.number(2),
        row.number(3),
        participants(row.text(4)),
        row.text(5),
        row.number(6));
  }

  private static List<UserId> participants(String json) {
    if (json.isEmpty() || json.equals("null")) {
      return List.of();
    }
    try {
      return Json.mapper().readValue(json, TEXTS).stream()
          .filter(Id::isValid)
          .map(UserId::new)
          .toList();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the participants of a thread are no list", e);
    }
  }
}

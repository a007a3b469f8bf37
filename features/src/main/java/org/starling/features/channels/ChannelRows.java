package org.starling.features.channels;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.ChannelId;
import org.starling.platform.db.Row;
import org.starling.platform.http.Json;

/** How a row of channels is read; for every store that joins with that table. */
public final class ChannelRows {
  /** To select from {@code channels c}, first of all columns. */
  public static final String COLUMNS =
      """
      c.id, c.createat, c.updateat, c.deleteat, c.teamid, c.type, c.displayname, c.name, \
      c.header, c.purpose, c.lastpostat, c.totalmsgcount, c.extraupdateat, c.creatorid, \
      c.schemeid, c.groupconstrained, c.shared, c.lastrootpostat, c.totalmsgcountroot, \
      c.bannerinfo, c.defaultcategoryname, c.autotranslation\
      """;

  /** How many columns those are: the next one selected is at this number and one. */
  public static final int COUNT = 22;

  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private ChannelRows() {}

  public static Channel channel(Row row) {
    return new Channel(
        new ChannelId(row.text(1)),
        row.number(2),
        row.number(3),
        row.number(4),
        row.text(5),
        row.text(6),
        row.text(7),
        row.text(8),
        row.text(9),
        row.text(10),
        row.number(11),
        row.number(12),
        row.number(13),
        row.text(14),
        row.text(15),
        flagOrNull(row, 16),
        flagOrNull(row, 17),
        row.number(18),
        row.number(19),
        object(row.text(20)),
        row.text(21),
        row.flag(22));
  }

  private static @Nullable Boolean flagOrNull(Row row, int column) {
    return row.isNull(column) ? null : (Boolean) row.flag(column);
  }

  private static Map<String, Object> object(String json) {
    if (json.isEmpty()) {
      return Map.of();
    }
    try {
      return Json.mapper().readValue(json, OBJECT);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a channel's banner is no JSON object", e);
    }
  }
}

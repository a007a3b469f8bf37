package org.starling.features.channels;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.starling.kernel.ChannelId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Row;
import org.starling.platform.http.Json;

/** How a row of channelmembers is read; for every store that joins with that table. */
public final class MemberRows {
  /** To select from {@code channelmembers m}, first of all columns. */
  public static final String COLUMNS =
      """
      m.channelid, m.userid, m.roles, m.lastviewedat, m.msgcount, m.mentioncount, \
      m.mentioncountroot, m.urgentmentioncount, m.msgcountroot, m.notifyprops, \
      m.lastupdateat, m.schemeuser, m.schemeadmin, m.schemeguest, \
      CASE WHEN EXISTS (SELECT 1 FROM schemes WHERE deleteat = 0) THEN (
        SELECT concat(s.defaultchannelguestrole, ' ', s.defaultchanneluserrole, ' ', \
          s.defaultchanneladminrole)
        FROM channels c LEFT JOIN teams t ON t.id = c.teamid
        JOIN schemes s ON s.id = COALESCE(NULLIF(c.schemeid, ''), NULLIF(t.schemeid, ''))
        WHERE c.id = m.channelid AND s.deleteat = 0) END\
      """;

  /** How many columns those are: the next one selected is at this number and one. */
  public static final int COUNT = 15;

  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  /** As the database renders {@link Member#NOTIFY_PROPS_DEFAULT}, which nearly every row has. */
  private static final String DEFAULT_PROPS =
      "{\"push\": \"default\", \"email\": \"default\", \"desktop\": \"default\","
          + " \"mark_unread\": \"all\", \"ignore_channel_mentions\": \"default\","
          + " \"channel_auto_follow_threads\": \"off\"}";

  private MemberRows() {}

  public static Member member(Row row) {
    List<String> explicit = new ArrayList<>();
    boolean guest = row.flag(14);
    boolean user = row.flag(12);
    boolean admin = row.flag(13);
    for (String role : row.text(3).trim().split(" +")) {
      switch (role) {
        case "" -> {}
        case Member.GUEST_ROLE -> guest = true;
        case Member.USER_ROLE -> user = true;
        case Member.ADMIN_ROLE -> admin = true;
        default -> explicit.add(role);
      }
    }
    return new Member(
        new ChannelId(row.text(1)),
        new UserId(row.text(2)),
        String.join(" ", explicit),
        row.number(4),
        row.number(5),
        row.number(6),
        row.number(7),
        row.number(8),
        row.number(9),
        props(row.text(10)),
        row.number(11),
        user,
        admin,
        guest,
        names(row.text(15)));
  }

  private static Member.SchemeNames names(String text) {
    String[] names = text.split(" ", -1);
    return names.length == 3
        ? new Member.SchemeNames(
            names[0].isEmpty() ? Member.GUEST_ROLE : names[0],
            names[1].isEmpty() ? Member.USER_ROLE : names[1],
            names[2].isEmpty() ? Member.ADMIN_ROLE : names[2])
        : Member.SchemeNames.BUILT_IN;
  }

  private static Map<String, String> props(String json) {
    if (json.equals(DEFAULT_PROPS)) {
      return Member.NOTIFY_PROPS_DEFAULT;
    }
    if (json.isEmpty()) {
      return Map.of();
    }
    try {
      return Json.mapper().readValue(json, TEXTS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a membership's notify props are no JSON object", e);
    }
  }
}

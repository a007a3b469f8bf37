package org.starling.features.channellists;

import java.util.ArrayList;
import java.util.List;

/**
 * Which public and private channels of the server are meant.
 *
 * @param teams empty for all
 * @param withoutGroup a group whose channels are left out; empty for none
 */
record ChannelFilter(
    Words words,
    boolean byIdToo,
    List<String> teams,
    List<String> types,
    Archived archived,
    boolean exceptDefaults,
    Constraint constraint,
    String withoutGroup) {

  /** What is shown of the archive. */
  enum Archived {
    NONE,
    TOO,
    ONLY
  }

  /** Whether members follow from groups. */
  enum Constraint {
    ANY,
    ONLY,
    NONE
  }

  String where() {
    StringBuilder where = new StringBuilder(" WHERE c.type::text = ANY (?) AND ");
    where.append("(? OR c.teamid = ANY (?)) AND ");
    where.append("(").append(ChannelSearchStore.found()).append(" OR ? AND c.id = ?)");
    where.append(
        switch (archived) {
          case NONE -> " AND c.deleteat = 0";
          case TOO -> "";
          case ONLY -> " AND c.deleteat <> 0";
        });
    where.append(
        switch (constraint) {
          case ANY -> "";
          case ONLY -> " AND c.groupconstrained";
          case NONE -> " AND NOT COALESCE(c.groupconstrained, false)";
        });
    if (exceptDefaults) {
      where.append(" AND c.name NOT IN ('town-square', 'off-topic')");
    }
    where.append(" AND NOT EXISTS (SELECT 1 FROM groupchannels g WHERE g.channelid = c.id");
    where.append(" AND g.groupid = ? AND g.deleteat = 0)");
    return where.toString();
  }

  List<Object> parameters() {
    List<Object> parameters = new ArrayList<>();
    parameters.add(types);
    parameters.add(teams.isEmpty());
    parameters.add(teams);
    parameters.addAll(ChannelSearchStore.foundParameters(words));
    parameters.add(byIdToo);
    parameters.add(words.text());
    parameters.add(withoutGroup);
    return parameters;
  }
}

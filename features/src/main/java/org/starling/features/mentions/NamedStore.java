package org.starling.features.mentions;

import java.util.List;
import org.starling.features.users.User;
import org.starling.features.users.UserRow;
import org.starling.kernel.ChannelId;
import org.starling.platform.db.Reader;

/** Finds members of a channel whom a text may name. */
final class NamedStore {
  /** Active ones whose name stands in the text, or who have keywords. */
  List<User> candidates(Reader db, ChannelId channel, String lowerCaseText) {
    return db.list(
        UserRow::read,
        UserRow.SELECT
            + """
             JOIN channelmembers m ON m.userid = u.id
            WHERE m.channelid = ? AND u.deleteat = 0
              AND (position('@' || u.username IN ?) > 0
                OR COALESCE(u.notifyprops ->> 'mention_keys', '') <> ''
                OR u.notifyprops ->> 'first_name' = 'true') LIMIT ?\
            """,
        channel,
        lowerCaseText,
        MentionLimits.INDEXED_MEMBERS_MAX);
  }
}

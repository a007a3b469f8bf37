package org.starling.features.unreads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.starling.kernel.Audience;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Event;
import org.starling.kernel.PostId;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.http.Json;

/** What somebody has read of a channel; an empty team means a conversation. */
record Unread(
    ChannelId channel,
    String team,
    UserId user,
    long messages,
    long rootMessages,
    long mentions,
    long rootMentions,
    long urgent,
    long lastViewedAt) {

  /** Told to the user's other clients. */
  record Marked(Unread unread, PostId post) implements Event {
    @Override
    public Audience audience() {
      Audience audience = Audience.channel(unread.channel()).andUser(unread.user());
      return unread.team().isEmpty() ? audience : audience.andTeam(new TeamId(unread.team()));
    }
  }

  ObjectNode counts() {
    return Json.object()
        .put("msg_count", messages)
        .put("msg_count_root", rootMessages)
        .put("mention_count", mentions)
        .put("mention_count_root", rootMentions)
        .put("urgent_mention_count", urgent)
        .put("last_viewed_at", lastViewedAt);
  }

  ObjectNode json() {
    return counts()
        .put("team_id", team)
        .put("user_id", user.value())
        .put("channel_id", channel.value());
  }
}

package org.starling.platform.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What a client has said it shows, by {@code presence} actions. Null means it never said; empty
 * text means it shows none.
 */
record ActiveView(
    @Nullable String channel, @Nullable String sidebarThread, @Nullable String threadView) {
  static final ActiveView UNKNOWN = new ActiveView(null, null, null);

  /** Values of another type than the contract's are passed over, as the contract has it. */
  ActiveView with(ObjectNode data) {
    ActiveView view = this;
    JsonNode channelId = data.path("channel_id");
    if (channelId.isTextual()) {
      view = new ActiveView(channelId.textValue(), sidebarThread, threadView);
    }
    JsonNode thread = data.path("thread_channel_id");
    if (thread.isTextual()) {
      view =
          data.path("is_thread_view").asBoolean(false) && data.path("is_thread_view").isBoolean()
              ? new ActiveView(view.channel, view.sidebarThread, thread.textValue())
              : new ActiveView(view.channel, thread.textValue(), view.threadView);
    }
    return view;
  }

  /** Whether both the channel and every kind of thread shown are known, and none is this one. */
  boolean elsewhere(String other) {
    return known(channel, other) && known(sidebarThread, other) && known(threadView, other);
  }

  private static boolean known(@Nullable String shown, String other) {
    return shown != null && !shown.equals(other);
  }
}

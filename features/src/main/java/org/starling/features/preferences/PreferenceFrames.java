package org.starling.features.preferences;

import java.util.List;
import org.starling.platform.http.Json;
import org.starling.platform.realtime.Frame;
import org.starling.platform.realtime.Frames;

/** Changed preferences on the websocket; clients read their sidebar anew before. */
final class PreferenceFrames {
  private PreferenceFrames() {}

  static void register(Frames frames) {
    frames.encode(PreferenceEvent.Saved.class, e -> frames(e, "preferences_changed"));
    frames.encode(PreferenceEvent.Deleted.class, e -> frames(e, "preferences_deleted"));
  }

  private static List<Frame> frames(PreferenceEvent event, String name) {
    String json = Json.text(event.preferences().stream().map(PreferenceJson::of).toList());
    return List.of(
        Frame.of("sidebar_category_updated", event.audience(), Json.object()),
        Frame.of(name, event.audience(), Json.object().put("preferences", json)));
  }
}

package org.starling.features.sidebar;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.starling.platform.http.Json;
import org.starling.platform.realtime.Frame;
import org.starling.platform.realtime.Frames;

/** How changes of a sidebar look on the websocket. */
final class SidebarFrames {
  private SidebarFrames() {}

  static void register(Frames frames) {
    frames.encode(SidebarEvent.class, SidebarFrames::encode);
  }

  private static List<Frame> encode(SidebarEvent event) {
    return switch (event) {
      case SidebarEvent.Created e -> one("sidebar_category_created", e, category(e.category()));
      case SidebarEvent.Deleted e -> one("sidebar_category_deleted", e, category(e.category()));
      case SidebarEvent.Updated e ->
          one(
              "sidebar_category_updated",
              e,
              Json.object()
                  .put("updatedCategories", Json.text(SidebarJson.View.of(e.categories()))));
      case SidebarEvent.Reordered e -> {
        ObjectNode data = Json.object();
        e.categories().forEach(data.putArray("order")::add);
        yield one("sidebar_category_order_updated", e, data);
      }
    };
  }

  private static ObjectNode category(String id) {
    return Json.object().put("category_id", id);
  }

  private static List<Frame> one(String name, SidebarEvent event, ObjectNode data) {
    return List.of(Frame.of(name, event.audience(), data));
  }
}

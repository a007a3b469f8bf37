package org.starling.features.drafts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.starling.kernel.Audience;
import org.starling.kernel.Event;
import org.starling.platform.http.Json;
import org.starling.platform.realtime.Frame;

/** What a person's other devices hear. */
sealed interface DraftEvent extends Event {
  ObjectNode draft();

  record Kept(ObjectNode draft, Audience audience) implements DraftEvent {}

  record Removed(ObjectNode draft, Audience audience) implements DraftEvent {}

  static List<Frame> frames(DraftEvent event) {
    String name =
        switch (event) {
          case Kept _ -> "draft_created";
          case Removed _ -> "draft_deleted";
        };
    return List.of(
        Frame.of(name, event.audience(), Json.object().put("draft", event.draft().toString())));
  }
}

package org.starling.features.drafts;

import java.util.List;
import org.starling.features.channels.Channels;
import org.starling.features.files.Files;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds the slice. */
public final class DraftWiring {
  /** What drafts ask of earlier features. */
  public record Needs(Permissions permissions, Channels channels, Files files) {}

  private DraftWiring() {}

  public static void wire(Platform platform, List<Route> routes, Needs needs) {
    routes.addAll(new DraftApi(platform, needs).routes());
    platform.frames().encode(DraftEvent.class, DraftEvent::frames);
  }
}

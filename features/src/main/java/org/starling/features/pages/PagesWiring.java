package org.starling.features.pages;

import java.util.List;
import org.starling.features.channels.Channels;
import org.starling.features.files.Files;
import org.starling.features.mentions.ChannelStamps;
import org.starling.features.metadata.FindMetadata;
import org.starling.features.metadata.FindQuotes;
import org.starling.features.posts.FindPosts;
import org.starling.features.teams.Teams;
import org.starling.features.threads.ShowThread;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds reading. */
public final class PagesWiring {
  /** What reading asks of earlier features. */
  public record Needs(
      Permissions permissions,
      Teams teams,
      Channels channels,
      FindPosts posts,
      ChannelStamps stamps,
      ShowThread people,
      Files files,
      FindMetadata metadata,
      FindQuotes quotes) {}

  private PagesWiring() {}

  public static ShowPosts wire(Platform platform, List<Route> routes, Needs needs) {
    ViewStore store = new ViewStore();
    ShowPosts show = new ShowPosts(platform, needs, store);
    routes.addAll(new PagesApi(platform, needs, store, show).routes());
    routes.addAll(new OnesApi(platform, needs, store, show).routes());
    return show;
  }
}

package org.starling.features.edits;

import java.util.List;
import org.starling.features.channels.Channels;
import org.starling.features.files.Files;
import org.starling.features.mentions.ChannelStamps;
import org.starling.features.metadata.FindQuotes;
import org.starling.features.pages.ShowPosts;
import org.starling.features.posts.FindPosts;
import org.starling.features.postwrites.ThreadLife;
import org.starling.features.teams.Teams;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds editing. */
public final class EditsWiring {
  /** What editing asks of earlier features. */
  public record Needs(
      Permissions permissions,
      Teams teams,
      Channels channels,
      Files files,
      FindPosts posts,
      ChannelStamps stamps,
      ThreadLife threads,
      FindQuotes quotes,
      ShowPosts show) {}

  private EditsWiring() {}

  public static void wire(Platform platform, List<Route> routes, Needs needs) {
    EditStore store = new EditStore();
    EditPost edit = new EditPost(platform, needs, store);
    DeletePost delete = new DeletePost(platform, needs, store);
    routes.addAll(new EditApi(edit, delete).routes());
  }
}

package org.starling.features.threads;

import java.util.List;
import org.starling.features.channels.Channels;
import org.starling.features.mentions.CollapsedThreads;
import org.starling.features.mentions.FindMentions;
import org.starling.features.postwrites.ThreadLife;
import org.starling.features.users.Profiles;
import org.starling.features.users.Users;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds threads. */
public final class ThreadsWiring {
  /** What later features, and the writing of posts, get. */
  public record Faces(
      ThreadLife life, ShowThread show, MarkThreads mark, ThreadsOfChannels channels) {}

  /** What threads ask of earlier features. */
  public record Needs(
      Permissions permissions,
      Users users,
      Profiles profiles,
      Channels channels,
      FindMentions mentions,
      CollapsedThreads collapsed) {}

  private ThreadsWiring() {}

  public static Faces wire(Platform platform, List<Route> routes, Needs needs) {
    ThreadStore store = new ThreadStore();
    ShowThread show = new ShowThread(needs.users(), needs.profiles());
    KeepThreads keep =
        new KeepThreads(platform.config(), store, needs.collapsed(), needs.mentions(), show);
    ReadThreads read = new ReadThreads(platform.db(), store, show);
    MarkThreads mark = new MarkThreads(platform, store, read, needs);
    ThreadDoor door = new ThreadDoor(platform.db(), store, needs.permissions(), needs.channels());
    ThreadFrames.register(platform.frames());
    routes.addAll(new ThreadApi(read, mark, door).routes());
    return new Faces(
        keep, show, mark, new ThreadsOfChannels(platform, store, read, needs.collapsed()));
  }
}

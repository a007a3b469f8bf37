package org.starling.server;

import java.util.List;
import org.starling.features.channeledit.OpenConversation;
import org.starling.features.channels.Channels;
import org.starling.features.channels.SystemPosts;
import org.starling.features.edits.EditsWiring;
import org.starling.features.emoji.OwnEmoji;
import org.starling.features.files.Files;
import org.starling.features.notifications.NotificationsWiring;
import org.starling.features.pages.PagesWiring;
import org.starling.features.pages.ShowPosts;
import org.starling.features.postwrites.PostWritesWiring;
import org.starling.features.postwrites.ThreadLife;
import org.starling.features.reactions.ReactionsWiring;
import org.starling.features.reminders.RemindersWiring;
import org.starling.features.reminders.SendReminders;
import org.starling.features.search.SearchWiring;
import org.starling.features.sending.SendNotice;
import org.starling.features.sending.SendingWiring;
import org.starling.features.status.Statuses;
import org.starling.features.systembot.SystemBot;
import org.starling.features.teams.Teams;
import org.starling.features.threads.ThreadsOfChannels;
import org.starling.features.threads.ThreadsWiring;
import org.starling.features.unreads.UnreadsWiring;
import org.starling.features.users.Profiles;
import org.starling.features.users.Users;
import org.starling.kernel.Later;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Puts together everything that posts are made of; a part of {@link Assembly}. */
final class Conversation {
  /** What posts ask of earlier features. */
  record Needs(
      Permissions permissions,
      Users users,
      Profiles profiles,
      Teams teams,
      Channels channels,
      OpenConversation conversations,
      SystemBot systemBot,
      Statuses statuses,
      Files files,
      OwnEmoji emoji) {}

  /** What earlier features get. */
  record Faces(SystemPosts systemPosts, ThreadsOfChannels threads, SendReminders reminders) {}

  private Conversation() {}

  static Faces wire(Platform platform, List<Route> routes, Needs needs) {
    PostParts parts = PostParts.of(platform, needs);
    Later<ThreadLife> threadLife = new Later<>();
    PostWritesWiring.Faces writes =
        PostWritesWiring.wire(
            platform,
            new PostWritesWiring.Needs(
                needs.users(),
                parts.mentions(),
                parts.collapsed(),
                threadLife,
                parts.stamps(),
                needs.files(),
                parts.quotes()));
    SendNotice notices =
        SendingWiring.wire(
            platform,
            routes,
            new SendingWiring.Needs(
                needs.permissions(),
                needs.users(),
                needs.teams(),
                needs.channels(),
                needs.statuses(),
                parts.mentions(),
                parts.collapsed(),
                writes.queue(),
                needs.files(),
                parts.metadata(),
                parts.quotes()));
    ThreadsWiring.Faces threads =
        ThreadsWiring.wire(
            platform,
            routes,
            new ThreadsWiring.Needs(
                needs.permissions(),
                needs.users(),
                needs.profiles(),
                needs.channels(),
                parts.mentions(),
                parts.collapsed()));
    threadLife.set(threads.life());
    read(platform, routes, needs, parts, threads);
    return new Faces(
        writes.systemPosts(),
        threads.channels(),
        remind(platform, routes, needs, new Saying(parts, writes.systemPosts(), notices)));
  }

  private static void read(
      Platform platform,
      List<Route> routes,
      Needs needs,
      PostParts parts,
      ThreadsWiring.Faces threads) {
    parts
        .reactions()
        .set(
            ReactionsWiring.wire(
                platform, routes, needs.permissions(), parts.posts(), parts.stamps()));
    ShowPosts show =
        PagesWiring.wire(
            platform,
            routes,
            new PagesWiring.Needs(
                needs.permissions(),
                needs.teams(),
                needs.channels(),
                parts.posts(),
                parts.stamps(),
                threads.show(),
                needs.files(),
                parts.metadata(),
                parts.quotes()));
    SearchWiring.wire(
        platform,
        routes,
        new SearchWiring.Needs(needs.permissions(), needs.users(), needs.files(), show));
    EditsWiring.wire(
        platform,
        routes,
        new EditsWiring.Needs(
            needs.permissions(),
            needs.teams(),
            needs.channels(),
            needs.files(),
            parts.posts(),
            parts.stamps(),
            threads.life(),
            parts.quotes(),
            show));
    UnreadsWiring.wire(
        platform,
        routes,
        new UnreadsWiring.Needs(
            needs.permissions(),
            needs.users(),
            parts.posts(),
            parts.mentions(),
            parts.collapsed(),
            threads.mark()));
  }

  /** Ways to say something that no person wrote. */
  private record Saying(PostParts parts, SystemPosts systemPosts, SendNotice notices) {}

  private static SendReminders remind(
      Platform platform, List<Route> routes, Needs needs, Saying saying) {
    NotificationsWiring.wire(
        platform,
        routes,
        new NotificationsWiring.Needs(
            needs.users(), needs.conversations(), saying.systemPosts(), needs.systemBot()));
    return RemindersWiring.wire(
        platform,
        routes,
        new RemindersWiring.Needs(
            needs.permissions(),
            needs.users(),
            needs.teams(),
            needs.channels(),
            needs.conversations(),
            saying.parts().posts(),
            saying.systemPosts(),
            saying.notices(),
            needs.systemBot()));
  }
}

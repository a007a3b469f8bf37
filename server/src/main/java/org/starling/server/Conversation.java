package org.starling.server;

import java.util.List;
import org.starling.features.channeledit.OpenConversation;
import org.starling.features.channelmembers.ChannelThreads;
import org.starling.features.channels.Channels;
import org.starling.features.channels.SystemPosts;
import org.starling.features.edits.EditsWiring;
import org.starling.features.files.Files;
import org.starling.features.mentions.ChannelStamps;
import org.starling.features.mentions.CollapsedThreads;
import org.starling.features.mentions.FindMentions;
import org.starling.features.pages.PagesWiring;
import org.starling.features.pages.ShowPosts;
import org.starling.features.posts.FindPosts;
import org.starling.features.postwrites.PostWritesWiring;
import org.starling.features.postwrites.ThreadLife;
import org.starling.features.reactions.React;
import org.starling.features.reactions.ReactionsWiring;
import org.starling.features.reminders.RemindersWiring;
import org.starling.features.reminders.SendReminders;
import org.starling.features.search.SearchWiring;
import org.starling.features.sending.SendNotice;
import org.starling.features.sending.SendingWiring;
import org.starling.features.status.Statuses;
import org.starling.features.systembot.SystemBot;
import org.starling.features.teams.Teams;
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
      Files files) {}

  /** What earlier features get. */
  record Faces(SystemPosts systemPosts, ChannelThreads channelThreads, SendReminders reminders) {}

  private Conversation() {}

  static Faces wire(Platform platform, List<Route> routes, Needs needs) {
    CollapsedThreads collapsed = new CollapsedThreads(platform);
    FindMentions mentions =
        new FindMentions(platform, needs.channels(), needs.users(), needs.statuses());
    ChannelStamps stamps = new ChannelStamps();
    Later<ThreadLife> threadLife = new Later<>();
    PostWritesWiring.Faces writes =
        PostWritesWiring.wire(
            platform,
            new PostWritesWiring.Needs(
                needs.users(), mentions, collapsed, threadLife, stamps, needs.files()));
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
                mentions,
                collapsed,
                writes.queue(),
                needs.files()));
    ThreadsWiring.Faces threads =
        ThreadsWiring.wire(
            platform,
            routes,
            new ThreadsWiring.Needs(
                needs.permissions(),
                needs.users(),
                needs.profiles(),
                needs.channels(),
                mentions,
                collapsed));
    threadLife.set(threads.life());
    SendReminders reminders =
        read(
            platform,
            routes,
            needs,
            new Reading(mentions, collapsed, stamps, threads, writes.systemPosts(), notices));
    return new Faces(writes.systemPosts(), threads.channels(), reminders);
  }

  /** What reading and changing posts build on. */
  private record Reading(
      FindMentions mentions,
      CollapsedThreads collapsed,
      ChannelStamps stamps,
      ThreadsWiring.Faces threads,
      SystemPosts systemPosts,
      SendNotice notices) {}

  private static SendReminders read(
      Platform platform, List<Route> routes, Needs needs, Reading reading) {
    FindPosts posts = new FindPosts(platform.db(), needs.permissions(), needs.channels());
    React reactions =
        ReactionsWiring.wire(platform, routes, needs.permissions(), posts, reading.stamps());
    ShowPosts show =
        PagesWiring.wire(
            platform,
            routes,
            new PagesWiring.Needs(
                needs.permissions(),
                needs.teams(),
                needs.channels(),
                posts,
                reading.stamps(),
                reactions,
                reading.threads().show(),
                needs.files()));
    SearchWiring.wire(platform, routes, needs.permissions(), needs.users(), show);
    EditsWiring.wire(
        platform,
        routes,
        new EditsWiring.Needs(
            needs.permissions(),
            needs.teams(),
            needs.channels(),
            needs.files(),
            posts,
            reading.stamps(),
            reading.threads().life(),
            show));
    UnreadsWiring.wire(
        platform,
        routes,
        new UnreadsWiring.Needs(
            needs.permissions(),
            needs.users(),
            posts,
            reading.mentions(),
            reading.collapsed(),
            reading.threads().mark()));
    return RemindersWiring.wire(
        platform,
        routes,
        new RemindersWiring.Needs(
            needs.permissions(),
            needs.users(),
            needs.teams(),
            needs.channels(),
            needs.conversations(),
            posts,
            reading.systemPosts(),
            reading.notices(),
            needs.systemBot()));
  }
}

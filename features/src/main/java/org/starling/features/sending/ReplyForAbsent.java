package org.starling.features.sending;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.starling.features.channels.Channel;
import org.starling.features.mentions.CollapsedThreads;
import org.starling.features.mentions.FindMentions;
import org.starling.features.posts.Hashtags;
import org.starling.features.posts.Post;
import org.starling.features.postwrites.Outgoing;
import org.starling.features.postwrites.WriteQueue;
import org.starling.features.users.User;
import org.starling.features.users.Users;
import org.starling.kernel.Ids;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.db.Database;

/**
 * Answers a direct message with the words that somebody left for the time of their absence, once a
 * day (UTC) in each conversation.
 */
final class ReplyForAbsent {
  static final String TYPE = "system_auto_responder";

  private final Database db;
  private final Clock clock;
  private final Ids ids;
  private final Users users;
  private final FindMentions mentions;
  private final CollapsedThreads collapsed;
  private final WriteQueue queue;
  private final SendStore store;
  private final ReplyCalls calls;

  ReplyForAbsent(Platform platform, SendingWiring.Needs needs, SendStore store, ReplyCalls calls) {
    this.db = platform.db();
    this.clock = platform.clock();
    this.ids = platform.ids();
    this.users = needs.users();
    this.mentions = needs.mentions();
    this.collapsed = needs.collapsed();
    this.queue = needs.queue();
    this.store = store;
    this.calls = calls;
  }

  /** To be called once {@code sent} is written. */
  void to(User author, Channel channel, Post sent) {
    if (!channel.direct() || author.bot().is()) {
      return;
    }
    UserId other =
        mentions.everybody(channel.id(), author.id()).stream().findFirst().orElse(author.id());
    users
        .byId(other)
        .filter(User::repliesWhileAbsent)
        .filter(absent -> !repliedToday(absent, channel))
        .ifPresent(absent -> reply(absent, channel, sent));
  }

  private boolean repliedToday(User absent, Channel channel) {
    long today = Instant.ofEpochMilli(clock.millis()).truncatedTo(ChronoUnit.DAYS).toEpochMilli();
    return store.anyOfType(db.primary(), channel.id(), absent.id(), TYPE, today);
  }

  private void reply(User absent, Channel channel, Post sent) {
    Post root = sent.root() ? sent : store.byId(db.primary(), sent.thread()).orElse(sent);
    Set<UserId> named = mentions.everybody(channel.id(), absent.id());
    queue.write(
        new Outgoing(
            words(absent, channel, sent.thread()),
            channel,
            "@" + absent.username(),
            "",
            null,
            new Outgoing.Calls(
                named, named, Set.of(), calls.author(root), collapsed.enabledFor(absent.id())),
            Outgoing.Seen.NOTHING,
            new Outgoing.Options(false, false, List.of()),
            Outgoing.Beside.NOTHING));
  }

  private Post words(User absent, Channel channel, PostId thread) {
    String message = absent.wordsWhileAbsent();
    return new Post(
        new PostId(ids.next()),
        0,
        0,
        0,
        0,
        false,
        absent.id(),
        channel.id(),
        thread.value(),
        "",
        message,
        TYPE,
        Map.of(),
        Hashtags.in(message),
        List.of(),
        false,
        "");
  }
}

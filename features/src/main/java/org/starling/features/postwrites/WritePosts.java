package org.starling.features.postwrites;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.starling.features.files.FileInfo;
import org.starling.features.files.Files;
import org.starling.features.mentions.FindMentions;
import org.starling.features.metadata.FindQuotes;
import org.starling.features.posts.Attachments;
import org.starling.features.posts.Post;
import org.starling.features.posts.PostCode;
import org.starling.features.posts.PostEvent;
import org.starling.features.posts.PostView;
import org.starling.features.posts.Priority;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Event;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.db.Tx;

/**
 * Writes posts within one transaction: their rows, the totals of their channels, the counters of
 * members and their threads.
 *
 * <p>The rows of the channels are locked first, in the order of their ids; so within a channel the
 * posts of all servers follow one another, and each is later than the one before. Nothing here asks
 * a cache that may need a connection of its own.
 */
final class WritePosts {
  /** A post that was written, and whose thread was kept. */
  record Written(Ticket ticket, Outgoing outgoing, ThreadLife.Replied thread) {}

  private static final ThreadLife.Replied NO_THREAD = new ThreadLife.Replied(0, Set.of(), List::of);

  private final ConfigSource config;
  private final WriteStore store;
  private final Supplier<? extends ThreadLife> threads;
  private final Files files;
  private final FindMentions mentions;
  private final FindQuotes quotes;
  private final NoticeChoice notices;
  private final Clock clock;

  WritePosts(
      Platform platform, WriteStore store, PostWritesWiring.Needs needs, NoticeChoice notices) {
    this.config = platform.config();
    this.clock = platform.clock();
    this.store = store;
    this.threads = needs.threads();
    this.files = needs.files();
    this.mentions = needs.mentions();
    this.quotes = needs.quotes();
    this.notices = notices;
  }

  /**
   * Tickets that cannot be written are resolved once that is committed; the others are returned, to
   * be resolved then. Of one thread there is one reply at most among them.
   */
  List<Written> write(Tx tx, List<Ticket> tickets) {
    Set<ChannelId> channels = new LinkedHashSet<>();
    List<Outgoing> pending = new ArrayList<>();
    for (Ticket ticket : tickets) {
      channels.add(ticket.outgoing.post().channel());
      if (!ticket.outgoing.pendingId().isEmpty()) {
        pending.add(ticket.outgoing);
      }
    }
    WriteStore.Opened opened = store.open(tx, channels, pending, clock.millis());
    Ledger ledger = new Ledger(opened.channels());
    List<Written> fit = timed(tx, tickets, opened, ledger);
    fit = withLivingRoots(tx, fit);
    fit.forEach(written -> ledger.add(written.outgoing()));
    if (!fit.isEmpty()) {
      store.write(tx, fit.stream().map(Written::outgoing).toList(), ledger);
    }
    for (Written written : fit) {
      Post post = written.outgoing().post();
      Priority priority = written.outgoing().priority();
      if (priority != null) {
        store.insertPriority(tx, post, priority);
      }
      if (!post.fileIds().isEmpty()) {
        files.attach(tx, post.id(), post.channel(), post.user(), post.fileIds());
      }
    }
    List<Written> kept = withThreads(tx, fit);
    for (Written written : kept) {
      if (written.outgoing().seen() == Outgoing.Seen.CHANNEL_AND_THREADS) {
        threads.get().channelRead(tx, written.outgoing().post());
      }
    }
    return kept;
  }

  private List<Written> timed(
      Tx tx, List<Ticket> tickets, WriteStore.Opened opened, Ledger ledger) {
    Map<ChannelId, Ledger.Locked> locked = new HashMap<>();
    opened.channels().forEach(channel -> locked.put(channel.id(), channel));
    long now = clock.millis();
    List<Written> fit = new ArrayList<>();
    for (Ticket ticket : tickets) {
      Outgoing outgoing = ticket.outgoing;
      Ledger.Locked channel = locked.get(outgoing.post().channel());
      if (channel == null || channel.archived() && !outgoing.post().system()) {
        refuse(tx, ticket, PostCode.CHANNEL_ARCHIVED);
      } else if (!outgoing.pendingId().isEmpty()
          && !opened.claimed().contains(outgoing.post().id().value())) {
        later(tx, ticket, new Ticket.Outcome.Repeated());
      } else {
        long wanted = outgoing.post().createAt();
        long at = wanted > 0 ? wanted : ledger.next(channel.id(), now);
        fit.add(new Written(ticket, outgoing.at(at), NO_THREAD));
      }
    }
    return fit;
  }

  /** Gives back the pending id too, so that the request may be sent again. */
  private void refuse(Tx tx, Ticket ticket, PostCode code) {
    if (!ticket.outgoing.pendingId().isEmpty()) {
      store.unclaim(tx, ticket.outgoing);
    }
    later(tx, ticket, new Ticket.Outcome.Refused(code.refuse()));
  }

  private static void later(Tx tx, Ticket ticket, Ticket.Outcome outcome) {
    tx.afterCommit(() -> ticket.resolve(outcome));
  }

  private List<Written> withLivingRoots(Tx tx, List<Written> posts) {
    List<Outgoing> replies = replies(posts);
    if (replies.isEmpty()) {
      return posts;
    }
    Set<String> living = store.touchRoots(tx, replies);
    List<Written> fit = new ArrayList<>();
    for (Written written : posts) {
      Post post = written.outgoing().post();
      if (post.root() || living.contains(post.rootId())) {
        fit.add(written);
      } else {
        refuse(tx, written.ticket(), PostCode.ROOT_UNFIT);
      }
    }
    return fit;
  }

  private List<Written> withThreads(Tx tx, List<Written> posts) {
    List<Outgoing> replies = replies(posts);
    if (replies.isEmpty()) {
      return posts;
    }
    List<ThreadLife.Replied> replied =
        threads.get().replied(tx, replies.stream().map(WritePosts::reply).toList());
    List<Written> kept = new ArrayList<>();
    int next = 0;
    for (Written written : posts) {
      boolean root = written.outgoing().post().root();
      kept.add(
          root ? written : new Written(written.ticket(), written.outgoing(), replied.get(next++)));
    }
    return kept;
  }

  private static List<Outgoing> replies(List<Written> posts) {
    return posts.stream().map(Written::outgoing).filter(o -> !o.post().root()).toList();
  }

  private static ThreadLife.Reply reply(Outgoing outgoing) {
    Outgoing.Calls calls = outgoing.calls();
    return new ThreadLife.Reply(
        outgoing.post(),
        outgoing.channel(),
        calls.rootAuthor(),
        calls.named(),
        calls.listeners(),
        calls.authorApart());
  }

  /** The events of a post, in the order in which they are published after the commit. */
  List<Event> events(Written written, FindQuotes.Shown shown) {
    Outgoing outgoing = written.outgoing();
    Post post = outgoing.post();
    List<Event> events = new ArrayList<>();
    events.add(
        new PostEvent.Sent(
            post,
            shown.common(),
            shown.quoted(),
            outgoing.channel(),
            outgoing.senderName(),
            outgoing.calls().counted(),
            notices.ofReply(written),
            always(outgoing),
            outgoing.options().online(),
            outgoing.options().files().stream().anyMatch(FileInfo::image)));
    events.addAll(written.thread().told().get());
    boolean told = config.current().service().enableChannelViewedMessages();
    if (outgoing.seen() != Outgoing.Seen.NOTHING && told) {
      events.add(new PostEvent.Seen(post.channel(), post.user(), post.createAt()));
    }
    return events;
  }

  private Set<UserId> always(Outgoing outgoing) {
    ChannelId channel = outgoing.channel().id();
    return outgoing.channel().direct()
        ? mentions.everybody(channel, outgoing.post().user())
        : mentions.always(channel);
  }

  /** A post as JSON, for its author and for others. */
  FindQuotes.Shown shown(Written written) {
    Outgoing outgoing = written.outgoing();
    PostView view =
        new PostView(
            outgoing.post(),
            outgoing.pendingId(),
            PostView.Replies.of(written.thread().count()),
            new PostView.Metadata(
                outgoing.priority(),
                false,
                List.of(),
                Attachments.embeds(outgoing.post().props()),
                outgoing.options().files().stream()
                    .map(
                        file -> file.inPost(outgoing.post().id(), outgoing.post().channel()).wire())
                    .toList(),
                outgoing.beside().emojis()),
            outgoing.options().withoutFiles());
    return quotes.shown(view, outgoing.beside().quote(), outgoing.post().user());
  }
}

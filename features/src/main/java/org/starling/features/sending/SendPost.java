package org.starling.features.sending;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.starling.features.channels.Channel;
import org.starling.features.channels.Channels;
import org.starling.features.files.FileInfo;
import org.starling.features.files.Files;
import org.starling.features.mentions.CollapsedThreads;
import org.starling.features.mentions.FindMentions;
import org.starling.features.mentions.Mentions;
import org.starling.features.metadata.FindMetadata;
import org.starling.features.metadata.FindQuotes;
import org.starling.features.posts.Post;
import org.starling.features.posts.PostBody;
import org.starling.features.posts.PostCode;
import org.starling.features.posts.PostEncoder;
import org.starling.features.posts.PostLimits;
import org.starling.features.posts.PostRules;
import org.starling.features.posts.PostView;
import org.starling.features.posts.Priority;
import org.starling.features.posts.Texts;
import org.starling.features.postwrites.Outgoing;
import org.starling.features.postwrites.Ticket;
import org.starling.features.postwrites.WriteQueue;
import org.starling.features.status.Statuses;
import org.starling.features.users.User;
import org.starling.features.users.Users;
import org.starling.kernel.Caller;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Id;
import org.starling.kernel.Permissions;
import org.starling.kernel.PostId;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.db.Reader;
import org.starling.platform.http.HttpCode;

/** Sends a person's post. */
final class SendPost {
  private static final String CREATE = "create_post";
  private static final String CREATE_PUBLIC = "create_post_public";
  private static final String CALL_ALL = "use_channel_mentions";

  private final Platform platform;
  private final Permissions permissions;
  private final Channels channels;
  private final Users users;
  private final FindMentions mentions;
  private final CollapsedThreads collapsed;
  private final ReplyCalls replyCalls;
  private final LinkChannels links;
  private final Statuses statuses;
  private final WriteQueue queue;
  private final Files files;
  private final FindMetadata metadata;
  private final FindQuotes quotes;
  private final SendStore store = new SendStore();
  private final NoticeOutsiders outsiders;
  private final ReplyForAbsent absent;

  SendPost(Platform platform, SendingWiring.Needs needs, NoticeOutsiders outsiders) {
    this.platform = platform;
    this.permissions = needs.permissions();
    this.channels = needs.channels();
    this.users = needs.users();
    this.mentions = needs.mentions();
    this.collapsed = needs.collapsed();
    this.statuses = needs.statuses();
    this.queue = needs.queue();
    this.files = needs.files();
    this.metadata = needs.metadata();
    this.quotes = needs.quotes();
    this.outsiders = outsiders;
    this.replyCalls = new ReplyCalls(platform.db(), store, users, mentions, collapsed);
    this.absent = new ReplyForAbsent(platform, needs, store, replyCalls);
    this.links = new LinkChannels(permissions, channels, needs.teams());
  }

  /** Returns the post as JSON. */
  String send(Caller caller, PostBody body, boolean online) {
    Channel channel = enter(caller, body);
    Priority priority = checkPriority(body);
    if (channel.archived()) {
      throw PostCode.CHANNEL_ARCHIVED.refuse();
    }
    if (channels.restricted(channel)) {
      throw PostCode.CHANNEL_RESTRICTED.refuse();
    }
    PostRules.checkType(text(body.type()));
    @Nullable Post root = root(body, channel);
    Post post = PostRules.checked(new PostId(platform.ids().next()), caller.user(), channel, body);
    post = post.with(links.added(caller, channel, post));
    post = movedIn(caller, post, body);
    List<FileInfo> attached = attached(caller, body);
    post = post.withFiles(attached.stream().map(file -> file.id().value()).toList());
    User author = users.byId(caller.user()).orElseThrow(HttpCode.SESSION_EXPIRED::refuse);
    WideCall wide = wideCall(caller, channel);
    Mentions called =
        channel.conversation()
            ? Mentions.NONE
            : mentions.in(channel.id(), caller.user(), post.calling(), wide == WideCall.HEARD);
    if (wide == WideCall.FORBIDDEN && !called.wideWords().isEmpty()) {
      post = post.with("mentionHighlightDisabled", true);
    }
    post = author.bot().is() ? post.with("from_bot", "true") : post;
    Outgoing.Beside beside = beside(post);
    post = beside.quote() == null ? post : beside.quote().namedBy(post);
    Outgoing outgoing =
        new Outgoing(
            post,
            channel,
            "@" + author.username(),
            PostRules.pendingId(text(body.pendingPostId())),
            priority,
            calls(channel, post, root, called),
            seen(post, author),
            new Outgoing.Options(
                online, body.fileIds() != null && !body.fileIds().isEmpty(), attached),
            beside);
    return switch (queue.write(outgoing)) {
      case Ticket.Outcome.Sent(Post sent, String json) -> {
        if (online) {
          statuses.active(caller.user());
        }
        outsiders.tell(author, channel, sent, called, wide);
        absent.to(author, channel, sent);
        yield json;
      }
      case Ticket.Outcome.Repeated() -> first(caller.user(), outgoing.pendingId(), body);
      case Ticket.Outcome.Refused(RuntimeException reason) -> throw reason;
    };
  }

  private Outgoing.Beside beside(Post post) {
    Reader reader = platform.db().primary();
    return new Outgoing.Beside(metadata.emojis(reader, post), quotes.of(reader, post).orElse(null));
  }

  /** Administrators may write as of an earlier time, to bring posts along. */
  private Post movedIn(Caller caller, Post post, PostBody body) {
    long at = body.createAt() == null ? 0 : body.createAt();
    boolean past = at > 0 && at < platform.clock().millis();
    return past && permissions.has(caller, "manage_system") ? post.at(at) : post;
  }

  private List<FileInfo> attached(Caller caller, PostBody body) {
    return body.fileIds() == null
        ? List.of()
        : files.loose(caller.user(), body.fileIds().stream().filter(Objects::nonNull).toList());
  }

  private Channel enter(Caller caller, PostBody body) {
    String id = text(body.channelId());
    if (!Id.isValid(id)) {
      throw HttpCode.NOT_PERMITTED.refuse(CREATE);
    }
    Channel channel =
        channels.byId(new ChannelId(id)).orElseThrow(() -> HttpCode.NOT_PERMITTED.refuse(CREATE));
    boolean may =
        permissions.inChannel(caller, channel.id(), CREATE)
            || channel.open()
                && permissions.inTeam(caller, new TeamId(channel.teamId()), CREATE_PUBLIC);
    if (!may) {
      throw HttpCode.NOT_PERMITTED.refuse(CREATE);
    }
    return channel;
  }

  private @Nullable Priority checkPriority(PostBody body) {
    Priority priority = body.priority();
    if (priority == null) {
      return null;
    }
    if (!platform.config().current().service().postPriority()) {
      throw PostCode.PRIORITY_OFF.refuse();
    }
    if (!text(body.rootId()).isEmpty()) {
      throw PostCode.PRIORITY_ON_REPLY.refuse();
    }
    if (Boolean.TRUE.equals(priority.requestedAck())
        || Boolean.TRUE.equals(priority.persistentNotifications())) {
      throw PostCode.ACKNOWLEDGEMENTS.refuse();
    }
    if (Texts.characters(priority.level()) > PostLimits.PRIORITY_CHARS_MAX) {
      throw HttpCode.BAD_BODY.refuse("metadata.priority.priority");
    }
    return priority;
  }

  private @Nullable Post root(PostBody body, Channel channel) {
    String id = text(body.rootId());
    if (id.isEmpty()) {
      return null;
    }
    if (!Id.isValid(id)) {
      throw PostCode.ROOT_UNFIT.refuse();
    }
    Post root =
        store
            .byId(platform.db().primary(), new PostId(id))
            .orElseThrow(PostCode.ROOT_UNFIT::refuse);
    if (root.deleted()) {
      throw PostCode.ROOT_UNFIT.refuse();
    }
    if (!root.channel().equals(channel.id())) {
      throw PostCode.ROOT_ELSEWHERE.refuse();
    }
    if (!root.root()) {
      throw PostCode.ROOT_UNFIT.refuse();
    }
    return root;
  }

  private WideCall wideCall(Caller caller, Channel channel) {
    if (!permissions.inChannel(caller, channel.id(), CALL_ALL)) {
      return WideCall.FORBIDDEN;
    }
    long most = platform.config().current().team().maxNotificationsPerChannel();
    int members = mentions.count(channel.id());
    if (members > most) {
      return WideCall.TOO_MANY;
    }
    return members == most ? WideCall.UNHEARD : WideCall.HEARD;
  }

  private Outgoing.Calls calls(Channel channel, Post post, @Nullable Post root, Mentions called) {
    Set<UserId> named =
        channel.conversation() ? mentions.everybody(channel.id(), post.user()) : called.users();
    if (root == null) {
      return new Outgoing.Calls(named, named, Set.of(), Set.of(), false);
    }
    Set<UserId> counted = new HashSet<>(named);
    counted.addAll(replyCalls.byComment(root, post));
    return new Outgoing.Calls(
        counted,
        named,
        replyCalls.listeners(channel, root),
        replyCalls.author(root),
        collapsed.enabledFor(post.user()));
  }

  private Outgoing.Seen seen(Post post, User author) {
    boolean apart = collapsed.enabledFor(author.id());
    boolean elsewhere = !mentions.isMember(post.channel(), author.id());
    if (elsewhere || author.bot().is() || post.fromWebhook() || !post.root() && apart) {
      return Outgoing.Seen.NOTHING;
    }
    boolean follows = platform.config().current().service().threadAutoFollow();
    return apart || !follows ? Outgoing.Seen.CHANNEL : Outgoing.Seen.CHANNEL_AND_THREADS;
  }

  /** The post that the same request made before, as it is now. */
  private String first(UserId author, String pendingId, PostBody body) {
    queue.awaitFirst(author, pendingId);
    Post first =
        store
            .pending(platform.db().primary(), author, pendingId)
            .orElseThrow(PostCode.UNKNOWN::refuse);
    long replies = first.root() ? 0 : store.replies(platform.db().primary(), first.thread());
    return PostEncoder.text(
        new PostView(first, text(body.pendingPostId()), PostView.Replies.of(replies), null, false));
  }

  private static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }
}

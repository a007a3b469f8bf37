package org.starling.features.unreads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.starling.features.channels.Channel;
import org.starling.features.mentions.CollapsedThreads;
import org.starling.features.mentions.FindMentions;
import org.starling.features.posts.FindPosts;
import org.starling.features.posts.Post;
import org.starling.features.posts.PostCode;
import org.starling.features.threads.MarkThreads;
import org.starling.features.threads.ThreadEvent;
import org.starling.features.users.User;
import org.starling.features.users.Users;
import org.starling.kernel.Caller;
import org.starling.kernel.Permissions;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.db.Reader;
import org.starling.platform.http.HttpCode;

/** Sets somebody's view of a channel back to just before a post. */
final class MarkUnread {
  private final Platform platform;
  private final Permissions permissions;
  private final Users users;
  private final FindPosts posts;
  private final FindMentions mentions;
  private final CollapsedThreads collapsed;
  private final MarkThreads threads;
  private final UnreadStore store = new UnreadStore();

  MarkUnread(Platform platform, UnreadsWiring.Needs needs) {
    this.platform = platform;
    this.permissions = needs.permissions();
    this.users = needs.users();
    this.posts = needs.posts();
    this.mentions = needs.mentions();
    this.collapsed = needs.collapsed();
    this.threads = needs.threads();
  }

  private record Mentions(long all, long roots, long urgent) {}

  /**
   * @param apart whether the client shows threads apart
   */
  Unread mark(Caller caller, UserId user, PostId id, boolean apart) {
    if (!permissions.actsFor(caller, user)) {
      throw HttpCode.NOT_PERMITTED.refuse("edit_other_users");
    }
    FindPosts.Placed placed = posts.readEvenDeleted(caller, id);
    Post post = placed.post();
    if (post.deleted()) {
      throw PostCode.UNKNOWN.refuse();
    }
    boolean withinChannel = !apart || !collapsed.enabledFor(user);
    Mentions found = mentions(placed.channel(), post, user);
    Unread marked = set(placed.channel(), post, user, new Setting(found, withinChannel));
    if (withinChannel && !post.root() && autoFollow()) {
      ObjectNode thread = threads.unreadFrom(post, user, placed.channel().teamId());
      if (collapsed.enabledFor(user)) {
        platform
            .events()
            .publish(new ThreadEvent.Updated(user, placed.channel().teamId(), thread, null));
      }
    }
    platform.events().publish(new Unread.Marked(marked, id));
    return marked;
  }

  private record Setting(Mentions mentions, boolean withinChannel) {}

  private Unread set(Channel channel, Post post, UserId user, Setting setting) {
    long time = post.createAt() - 1;
    Mentions found = setting.mentions();
    Unread wanted =
        new Unread(
            channel.id(),
            channel.teamId(),
            user,
            0,
            0,
            found.all(),
            found.roots(),
            found.urgent(),
            time);
    return platform
        .db()
        .write(tx -> {
          UnreadStore.Count count = store.after(tx, channel.id(), time);
          boolean rootsStayRead = setting.withinChannel() && !post.root();
          UnreadStore.Count counted = rootsStayRead ? new UnreadStore.Count(count.all(), 0) : count;
          return store
              .set(tx, wanted, counted, platform.clock().millis())
              .orElseThrow(UnreadCode.NO_MEMBER::refuse);
        });
  }

  private boolean autoFollow() {
    return platform.config().current().service().threadAutoFollow();
  }

  private Mentions mentions(Channel channel, Post from, UserId user) {
    Reader reader = platform.db().primary();
    List<UnreadStore.Pressing> after = store.posts(reader, channel.id(), from.createAt() - 1);
    String comments =
        users.byId(user).map(User::notifyProps).orElse(Map.of()).getOrDefault("comments", "");
    Map<String, Boolean> threadsOfUser = new HashMap<>();
    long all = 0;
    long roots = 0;
    long urgent = 0;
    for (UnreadStore.Pressing pressing : after) {
      Post post = pressing.post();
      boolean counts =
          !post.user().equals(user)
              && (calls(channel, post, user)
                  || !post.root()
                      && threadsOfUser.computeIfAbsent(
                          post.rootId(), root -> comments(comments, root, user)));
      all += counts ? 1 : 0;
      roots += counts && post.root() ? 1 : 0;
      urgent += counts && post.root() && pressing.urgent() ? 1 : 0;
    }
    return new Mentions(all, roots, urgent);
  }

  private boolean calls(Channel channel, Post post, UserId user) {
    boolean added =
        post.type().equals(Post.ADDED_TO_CHANNEL)
            && user.value().equals(post.props().get("addedUserId"));
    return added || mentions.calls(channel.id(), post.calling(), user);
  }

  /** Whether a comment in a thread counts for the user, by their setting. */
  private boolean comments(String setting, String root, UserId user) {
    Reader reader = platform.db().primary();
    return switch (setting) {
      case "any" -> store.wrote(reader, root, user);
      case "root" -> store.author(reader, root).map(user::equals).orElse(false);
      default -> false;
    };
  }
}

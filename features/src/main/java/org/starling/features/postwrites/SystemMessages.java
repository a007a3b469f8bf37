package org.starling.features.postwrites;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.starling.features.channels.Channel;
import org.starling.features.channels.SystemPosts;
import org.starling.features.mentions.FindMentions;
import org.starling.features.posts.Hashtags;
import org.starling.features.posts.Post;
import org.starling.features.posts.Texts;
import org.starling.features.users.User;
import org.starling.features.users.Users;
import org.starling.kernel.Id;
import org.starling.kernel.Ids;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Tx;

/**
 * Writes the server's own messages in the transaction of what they tell of. Their author is who did
 * it, and is shown as "System"; what a bot says is shown as the bot's.
 */
final class SystemMessages implements SystemPosts {
  private final WritePosts writing;
  private final WriteStore store;
  private final FindMentions mentions;
  private final Users users;
  private final Ids ids;
  private final TellPosts tell;

  SystemMessages(
      WritePosts writing, WriteStore store, PostWritesWiring.Needs needs, Ids ids, TellPosts tell) {
    this.writing = writing;
    this.store = store;
    this.mentions = needs.mentions();
    this.users = needs.users();
    this.ids = ids;
    this.tell = tell;
  }

  @Override
  public void write(Tx tx, Channel channel, Note note) {
    say(tx, channel, users.byId(note.author()).map(User::username).orElse(""), note, true);
  }

  @Override
  public void say(Tx tx, Channel channel, String botName, Note note, boolean online) {
    Post post = post(channel, note);
    Set<UserId> called = called(tx, channel, post);
    Outgoing outgoing =
        new Outgoing(
            post,
            channel,
            "@" + botName,
            "",
            null,
            new Outgoing.Calls(called, Set.of(), Set.of(), Set.of(), false),
            Outgoing.Seen.NOTHING,
            new Outgoing.Options(online, false, List.of()),
            Outgoing.Beside.NOTHING);
    List<WritePosts.Written> posts = writing.write(tx, List.of(new Ticket(outgoing)));
    tx.afterCommit(() -> tell.changed(posts));
    for (WritePosts.Written written : posts) {
      tx.afterCommit(() -> tell.sent(written));
    }
  }

  private Post post(Channel channel, Note note) {
    return new Post(
        new PostId(ids.next()),
        0,
        0,
        0,
        0,
        false,
        note.author(),
        channel.id(),
        "",
        "",
        Texts.storable(note.message()),
        note.type(),
        note.props(),
        Hashtags.in(note.message()),
        List.of(),
        false,
        "");
  }

  /** Whoever was added or is named; in a conversation everybody else. */
  private Set<UserId> called(Tx tx, Channel channel, Post post) {
    Set<UserId> called = new HashSet<>();
    if (channel.conversation()) {
      called.addAll(store.members(tx, channel.id(), WriteLimits.CONVERSATION_MEMBERS_MAX));
    } else {
      called.addAll(mentions.named(tx, channel.id(), post.user(), post.message()));
    }
    if (post.type().equals(Post.ADDED_TO_CHANNEL)
        && post.props().get("addedUserId") instanceof String user
        && Id.isValid(user)) {
      called.add(new UserId(user));
    }
    called.remove(post.user());
    return called;
  }
}

package org.starling.features.postwrites;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.starling.features.channels.Member;
import org.starling.features.mentions.CollapsedThreads;
import org.starling.features.mentions.FindMentions;
import org.starling.features.posts.Post;
import org.starling.features.users.User;
import org.starling.features.users.Users;
import org.starling.kernel.ChannelId;
import org.starling.kernel.UserId;

/** Which followers of a thread want a notice of a reply, by their settings. */
final class NoticeChoice {
  private final Users users;
  private final FindMentions mentions;
  private final CollapsedThreads collapsed;

  NoticeChoice(Users users, FindMentions mentions, CollapsedThreads collapsed) {
    this.users = users;
    this.mentions = mentions;
    this.collapsed = collapsed;
  }

  Set<UserId> ofReply(WritePosts.Written written) {
    Post post = written.outgoing().post();
    Set<UserId> wanting = new HashSet<>();
    for (UserId user : written.thread().followers()) {
      boolean other = !user.equals(post.user()) || post.fromWebhook();
      boolean named = written.outgoing().calls().counted().contains(user);
      if (other && wants(post.channel(), user, named)) {
        wanting.add(user);
      }
    }
    return wanting;
  }

  private boolean wants(ChannelId channel, UserId user, boolean named) {
    Optional<Member> member = mentions.member(channel, user);
    Optional<User> account = users.byId(user);
    return member.isPresent()
        && account.isPresent()
        && collapsed.enabledFor(user)
        && wants(member.get().notifyProps(), account.get().notifyProps(), named);
  }

  /** The channel's own setting decides, unless it is left to the user's. */
  static boolean wants(Map<String, String> channel, Map<String, String> user, boolean named) {
    String own = channel.getOrDefault("desktop", "default");
    Map<String, String> deciding = own.equals("default") ? user : channel;
    String desktop = deciding.getOrDefault("desktop", "");
    boolean every = "all".equals(deciding.get("desktop_threads"));
    return !desktop.equals("none") && (named || every);
  }
}

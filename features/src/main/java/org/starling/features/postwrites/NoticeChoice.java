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

  /** The channel's own settings decide, where they are not left to the user's. */
  static boolean wants(Map<String, String> channel, Map<String, String> user, boolean named) {
    String desktop = chosen(channel, user, "desktop");
    return !desktop.equals("none")
        && (named || chosen(channel, user, "desktop_threads").equals("all"));
  }

  private static String chosen(
      Map<String, String> channel, Map<String, String> user, String setting) {
    String own = channel.getOrDefault(setting, "default");
    return own.equals("default") ? user.getOrDefault(setting, "") : own;
  }
}

package org.starling.features.sending;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.starling.features.channels.Channel;
import org.starling.features.mentions.FindMentions;
import org.starling.features.mentions.Mentions;
import org.starling.features.posts.Post;
import org.starling.features.teams.Teams;
import org.starling.features.users.User;
import org.starling.features.users.Users;
import org.starling.kernel.TeamId;
import org.starling.platform.http.Json;

/** Tells an author whom a text names in vain: those outside the channel, or everybody at once. */
final class NoticeOutsiders {
  private static final String TRAILING = ".-:_";

  private final Users users;
  private final Teams teams;
  private final FindMentions mentions;
  private final SendNotice notices;

  NoticeOutsiders(Users users, Teams teams, FindMentions mentions, SendNotice notices) {
    this.users = users;
    this.teams = teams;
    this.mentions = mentions;
    this.notices = notices;
  }

  void tell(User author, Channel channel, Post post, Mentions called, WideCall wide) {
    if (channel.conversation() || post.system()) {
      return;
    }
    tellOfSilence(author, post, called.wideWords(), wide);
    if (!called.others().isEmpty()) {
      tellOfOutsiders(author, channel, post, called);
    }
  }

  private void tellOfSilence(User author, Post post, List<String> words, WideCall wide) {
    if (wide == WideCall.FORBIDDEN && !words.isEmpty()) {
      notices.sendBack(
          author,
          post,
          words.getFirst() + " told nobody: you may not call everybody in this channel.",
          Json.object().put("mentionHighlightDisabled", true));
    }
    if (wide == WideCall.TOO_MANY) {
      for (String word : words) {
        notices.send(
            author, post, word + " told nobody: the channel has too many members.", Json.object());
      }
    }
  }

  private void tellOfOutsiders(User author, Channel channel, Post post, Mentions called) {
    List<User> inTeam = new ArrayList<>();
    List<User> elsewhere = new ArrayList<>();
    for (User user : users.byUsernames(names(called.others()))) {
      if (!user.deactivated() && !mentions.isMember(channel.id(), user.id())) {
        boolean member = teams.isMember(user.id(), new TeamId(channel.teamId()));
        (member ? inTeam : elsewhere).add(user);
      }
    }
    if (!inTeam.isEmpty()) {
      ObjectNode props = Json.object();
      props.set("add_channel_member", offer(inTeam));
      notices.send(author, post, "Not in this channel and not told: " + list(inTeam), props);
    }
    if (!elsewhere.isEmpty()) {
      notices.send(
          author, post, "Not in this team and not told: " + list(elsewhere), Json.object());
    }
  }

  /** Each name as written, and without what may be the end of a sentence. */
  private static Set<String> names(List<String> others) {
    Set<String> names = new LinkedHashSet<>();
    for (String other : others) {
      String name = other;
      names.add(name);
      while (!name.isEmpty() && TRAILING.indexOf(name.charAt(name.length() - 1)) >= 0) {
        name = name.substring(0, name.length() - 1);
        names.add(name);
      }
    }
    names.remove("");
    return names;
  }

  private static ObjectNode offer(List<User> users) {
    ObjectNode offer = Json.object();
    ArrayNode names = offer.putArray("usernames");
    ArrayNode channelNames = offer.putArray("not_in_channel_usernames");
    ArrayNode ids = offer.putArray("user_ids");
    ArrayNode channelIds = offer.putArray("not_in_channel_user_ids");
    offer.putArray("not_in_groups_usernames");
    offer.putArray("not_in_groups_user_ids");
    for (User user : users) {
      names.add(user.username());
      channelNames.add(user.username());
      ids.add(user.id().value());
      channelIds.add(user.id().value());
    }
    return offer;
  }

  private static String list(List<User> users) {
    return users.stream().map(user -> "@" + user.username()).collect(Collectors.joining(", "));
  }
}

package org.starling.features.reactions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.starling.features.emoji.KnownEmoji;
import org.starling.features.mentions.ChannelStamps;
import org.starling.features.metadata.ReactionsOf;
import org.starling.features.posts.FindPosts;
import org.starling.features.posts.PostCode;
import org.starling.kernel.Caller;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Event;
import org.starling.kernel.Permissions;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Tx;
import org.starling.platform.http.HttpCode;

/** Adds and removes reactions, and reads them. */
public final class React implements ReactionsOf {
  private final Platform platform;
  private final Permissions permissions;
  private final FindPosts posts;
  private final ChannelStamps stamps;
  private final KnownEmoji emoji = new KnownEmoji();
  private final ReactionStore store;

  React(
      Platform platform,
      Permissions permissions,
      FindPosts posts,
      ChannelStamps stamps,
      ReactionStore store) {
    this.platform = platform;
    this.permissions = permissions;
    this.posts = posts;
    this.stamps = stamps;
    this.store = store;
  }

  /**
   * @param createAt as the client says; 0 for now
   */
  Reaction add(Caller caller, PostId post, String name, long createAt) {
    FindPosts.Placed placed = posts.enterEvenDeleted(caller, post, "add_reaction");
    if (placed.post().deleted()) {
      throw PostCode.UNKNOWN.refuse();
    }
    if (placed.channel().archived()) {
      throw ReactionCode.ARCHIVED.refuse();
    }
    if (posts.restricted(placed)) {
      throw ReactionCode.RESTRICTED.refuse();
    }
    if (!emoji.exists(platform.db().primary(), name)) {
      throw ReactionCode.UNKNOWN_EMOJI.refuse();
    }
    long now = platform.clock().millis();
    ChannelId channel = placed.channel().id();
    Reaction reaction =
        new Reaction(
            caller.user(), post, name, createAt == 0 ? now : createAt, now, channel.value());
    int limit = platform.config().current().service().uniqueEmojiReactionLimitPerPost();
    return platform
        .db()
        .write(tx -> {
          if (!store.mark(tx, post, now)) {
            throw PostCode.UNKNOWN.refuse();
          }
          List<String> kinds = store.kinds(tx, post);
          if (!kinds.contains(name) && kinds.size() >= limit) {
            throw ReactionCode.TOO_MANY.refuse("at most " + limit);
          }
          store.save(tx, reaction);
          tell(tx, channel, new ReactionEvent.Added(reaction, channel));
          return reaction;
        });
  }

  void remove(Caller caller, UserId user, PostId post, String name) {
    FindPosts.Placed placed = posts.enterEvenDeleted(caller, post, "remove_reaction");
    if (!caller.is(user) && !permissions.has(caller, "remove_others_reactions")) {
      throw HttpCode.NOT_PERMITTED.refuse("remove_others_reactions");
    }
    if (placed.post().deleted()) {
      throw PostCode.UNKNOWN.refuse();
    }
    if (placed.channel().archived()) {
      throw ReactionCode.ARCHIVED_REMOVE.refuse();
    }
    if (posts.restricted(placed)) {
      throw ReactionCode.RESTRICTED_REMOVE.refuse();
    }
    long now = platform.clock().millis();
    Reaction reaction = new Reaction(user, post, name, 0, now, "");
    platform
        .db()
        .write(tx -> {
          store.delete(tx, reaction);
          store.remarkAll(tx, List.of(post), now);
          ChannelId channel = placed.channel().id();
          tell(tx, channel, new ReactionEvent.Removed(reaction, channel));
          return true;
        });
  }

  private void tell(Tx tx, ChannelId channel, Event event) {
    tx.afterCommit(() -> {
      stamps.touch(channel);
      platform.events().publish(event);
    });
  }

  List<ObjectNode> of(Caller caller, PostId post) {
    posts.readEvenDeleted(caller, post);
    return of(platform.db().primary(), List.of(post)).getOrDefault(post, List.of());
  }

  Map<String, List<ObjectNode>> ofAll(Caller caller, List<PostId> ids) {
    ids.forEach(id -> posts.readEvenDeleted(caller, id));
    Map<PostId, List<ObjectNode>> found = of(platform.db().primary(), ids);
    Map<String, List<ObjectNode>> all = new LinkedHashMap<>();
    ids.forEach(id -> all.put(id.value(), found.getOrDefault(id, List.of())));
    return all;
  }

  @Override
  public Map<PostId, List<ObjectNode>> of(Reader reader, List<PostId> ids) {
    Map<PostId, List<ObjectNode>> found = new HashMap<>();
    if (!ids.isEmpty()) {
      for (Reaction reaction : store.of(reader, ids)) {
        found.computeIfAbsent(reaction.post(), p -> new ArrayList<>()).add(reaction.json());
      }
    }
    return found;
  }
}

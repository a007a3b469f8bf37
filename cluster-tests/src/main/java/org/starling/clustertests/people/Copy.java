package org.starling.clustertests.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.starling.clustertests.history.Stored;

/**
 * What a client shows: channels with their posts. Of two states of a post the later changed one
 * counts. Owned by one thread.
 */
final class Copy {
  private final Map<String, Map<String, Stored>> channels = new HashMap<>();

  boolean has(String channel) {
    return channels.containsKey(channel);
  }

  void drop(String channel) {
    channels.remove(channel);
  }

  void keepOnly(Set<String> wanted) {
    channels.keySet().retainAll(wanted);
  }

  /** When the newest known change of the channel was; 0 if nothing is known. */
  long newest(String channel) {
    return channels.getOrDefault(channel, Map.of()).values().stream()
        .mapToLong(Stored::updated)
        .max()
        .orElse(0);
  }

  void begin(String channel) {
    channels.computeIfAbsent(channel, _ -> new HashMap<>());
  }

  /** A post that was read: its reactions are all that there are. */
  void read(String channel, JsonNode post) {
    put(channel, stored(post, reactions(post)));
  }

  /** A post that an event brought: what is known of reactions stays. */
  void heard(String channel, JsonNode post, boolean deleted) {
    Map<String, Stored> posts = channels.get(channel);
    if (posts == null) {
      return;
    }
    Stored known = posts.get(post.path("id").asText());
    Stored fresh = stored(post, known == null ? Set.of() : known.reactions());
    if (deleted) {
      posts.put(fresh.id(), gone(fresh));
    } else {
      put(channel, fresh);
    }
  }

  void react(String channel, String post, String reaction, boolean added) {
    Map<String, Stored> posts = channels.getOrDefault(channel, Map.of());
    Stored known = posts.get(post);
    if (known != null) {
      Set<String> reactions = new TreeSet<>(known.reactions());
      boolean _ = added ? reactions.add(reaction) : reactions.remove(reaction);
      posts.put(
          post,
          new Stored(
              known.id(),
              known.author(),
              known.message(),
              known.created(),
              known.updated(),
              known.deleted(),
              reactions));
    }
  }

  private void put(String channel, Stored post) {
    channels
        .computeIfAbsent(channel, _ -> new HashMap<>())
        .merge(
            post.id(),
            post,
            (known, fresh) -> known.deleted() || fresh.updated() < known.updated() ? known : fresh);
  }

  private static Stored gone(Stored post) {
    return new Stored(
        post.id(), post.author(), post.message(), post.created(), post.updated(), true, Set.of());
  }

  static Stored stored(JsonNode post, Set<String> reactions) {
    return new Stored(
        post.path("id").asText(),
        post.path("user_id").asText(),
        post.path("message").asText(),
        post.path("create_at").asLong(),
        post.path("update_at").asLong(),
        post.path("delete_at").asLong() != 0,
        reactions);
  }

  static Set<String> reactions(JsonNode post) {
    Set<String> reactions = new TreeSet<>();
    post.path("metadata")
        .path("reactions")
        .forEach(
            r -> reactions.add(r.path("user_id").asText() + " " + r.path("emoji_name").asText()));
    return reactions;
  }

  Map<String, Map<String, Stored>> channels() {
    Map<String, Map<String, Stored>> all = new HashMap<>();
    channels.forEach((channel, posts) -> all.put(channel, Map.copyOf(posts)));
    return all;
  }
}

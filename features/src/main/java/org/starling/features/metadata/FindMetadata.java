package org.starling.features.metadata;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.starling.features.emoji.OwnEmoji;
import org.starling.features.files.FileInfo;
import org.starling.features.files.Files;
import org.starling.features.posts.Attachments;
import org.starling.features.posts.Post;
import org.starling.features.posts.PostView;
import org.starling.kernel.PostId;
import org.starling.platform.db.Reader;

/** Reads what is shown beside posts, many at once; nothing is beside a deleted one. */
public final class FindMetadata {
  private final Files files;
  private final OwnEmoji emoji;
  private final Supplier<? extends ReactionsOf> reactions;

  public FindMetadata(Files files, OwnEmoji emoji, Supplier<? extends ReactionsOf> reactions) {
    this.files = files;
    this.emoji = emoji;
    this.reactions = reactions;
  }

  /** For each post, without its priority and what it quotes. */
  public Map<PostId, PostView.Metadata> of(Reader reader, Collection<Post> posts) {
    List<PostId> reacted = ids(posts, Post::hasReactions);
    Map<PostId, List<ObjectNode>> reactionsOf =
        reacted.isEmpty() ? Map.of() : reactions.get().of(reader, reacted);
    Map<String, List<ObjectNode>> filesOf = files(reader, posts);
    Map<PostId, Set<String>> names = new HashMap<>();
    for (Post post : posts) {
      if (!post.deleted()) {
        names.put(post.id(), names(post, reactionsOf.getOrDefault(post.id(), List.of())));
      }
    }
    Map<String, ObjectNode> own =
        emoji.of(reader, names.values().stream().flatMap(Set::stream).toList());
    Map<PostId, PostView.Metadata> found = new HashMap<>();
    for (Post post : posts) {
      found.put(
          post.id(),
          post.deleted()
              ? PostView.Metadata.EMPTY
              : new PostView.Metadata(
                  null,
                  true,
                  reactionsOf.getOrDefault(post.id(), List.of()),
                  Attachments.embeds(post.props()),
                  filesOf.getOrDefault(post.id().value(), List.of()),
                  named(own, names.getOrDefault(post.id(), Set.of()))));
    }
    return found;
  }

  /** The own emoji of a post that nobody has reacted to yet. */
  public List<ObjectNode> emojis(Reader reader, Post post) {
    Set<String> names = names(post, List.of());
    return named(emoji.of(reader, names), names);
  }

  private Set<String> names(Post post, List<ObjectNode> reactionsOfPost) {
    Set<String> names = new LinkedHashSet<>(emoji.names(post.message()));
    for (String text : Attachments.texts(post.props())) {
      names.addAll(emoji.names(text));
    }
    reactionsOfPost.forEach(reaction -> names.add(reaction.path("emoji_name").asText()));
    return names;
  }

  private static List<ObjectNode> named(Map<String, ObjectNode> own, Set<String> names) {
    return own.isEmpty()
        ? List.of()
        : names.stream().map(own::get).filter(Objects::nonNull).toList();
  }

  private Map<String, List<ObjectNode>> files(Reader reader, Collection<Post> posts) {
    List<PostId> named = ids(posts, post -> !post.fileIds().isEmpty());
    return named.isEmpty()
        ? Map.of()
        : files.ofPosts(reader, named).stream()
            .collect(groupingBy(FileInfo::post, mapping(FileInfo::wire, toList())));
  }

  private static List<PostId> ids(Collection<Post> posts, Predicate<Post> wanted) {
    return posts.stream().filter(p -> !p.deleted() && wanted.test(p)).map(Post::id).toList();
  }
}

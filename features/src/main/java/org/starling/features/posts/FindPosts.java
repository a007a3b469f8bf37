package org.starling.features.posts;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.starling.features.channels.Channel;
import org.starling.features.channels.Channels;
import org.starling.kernel.Caller;
import org.starling.kernel.Permissions;
import org.starling.kernel.PostId;
import org.starling.platform.db.Database;
import org.starling.platform.db.Reader;
import org.starling.platform.http.HttpCode;

/**
 * The door to posts. A post is reached through its channel: who may not do there what they ask
 * learns nothing of the post.
 */
public final class FindPosts {
  private static final String SELECT = "SELECT " + PostRows.COLUMNS + " FROM posts p ";

  /** A post and the channel it is in. */
  public record Placed(Post post, Channel channel) {}

  private final Database db;
  private final Permissions permissions;
  private final Channels channels;
  private final ReadRight right;

  public FindPosts(Database db, Permissions permissions, Channels channels) {
    this.db = db;
    this.permissions = permissions;
    this.channels = channels;
    this.right = new ReadRight(permissions);
  }

  /** Also deleted ones, and older versions. */
  public Optional<Post> stored(Reader reader, PostId id) {
    return reader.one(PostRows::post, SELECT + "WHERE p.id = ?", id);
  }

  /** Also deleted ones; those that exist, in no order. */
  public List<Post> stored(Reader reader, Collection<PostId> ids) {
    return reader.list(PostRows::post, SELECT + "WHERE p.id = ANY (?) LIMIT ?", ids, ids.size());
  }

  /**
   * A post in a channel where the caller has this permission; unknown and deleted ones are refused
   * alike.
   */
  public Placed enter(Caller caller, PostId id, String permission) {
    Placed placed = enterEvenDeleted(caller, id, permission);
    if (placed.post().deleted()) {
      throw HttpCode.NOT_PERMITTED.refuse(permission);
    }
    return placed;
  }

  /** The same, where whoever may enter is told that a post was deleted. */
  public Placed enterEvenDeleted(Caller caller, PostId id, String permission) {
    Placed placed = placed(id).orElseThrow(() -> HttpCode.NOT_PERMITTED.refuse(permission));
    if (!permissions.inChannel(caller, placed.channel().id(), permission)) {
      throw HttpCode.NOT_PERMITTED.refuse(permission);
    }
    return placed;
  }

  /** A post whose channel the caller may read, deleted or not; 403 if there is none. */
  public Placed readEvenDeleted(Caller caller, PostId id) {
    Placed placed = placed(id).orElseThrow(() -> HttpCode.NOT_PERMITTED.refuse(ReadRight.CONTENT));
    right.check(caller, placed.channel());
    return placed;
  }

  /** A living post whose channel the caller may read; unknown is said to everybody. */
  public Placed read(Caller caller, PostId id) {
    Placed placed =
        placed(id).filter(p -> !p.post().deleted()).orElseThrow(PostCode.UNKNOWN::refuse);
    right.check(caller, placed.channel());
    return placed;
  }

  private Optional<Placed> placed(PostId id) {
    return stored(db.primary(), id)
        .flatMap(post -> channels.byId(post.channel()).map(channel -> new Placed(post, channel)));
  }

  /** Whether the channel is one that nobody may write in; see {@link Channels#restricted}. */
  public boolean restricted(Placed placed) {
    return channels.restricted(placed.channel());
  }
}

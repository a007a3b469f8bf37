package org.starling.features.reactions;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.starling.features.emoji.EmojiEvent;
import org.starling.features.mentions.ChannelStamps;
import org.starling.kernel.ChannelId;
import org.starling.kernel.PostId;
import org.starling.platform.Platform;
import org.starling.platform.db.Database;

/** Takes reactions away with the own emoji that they showed. */
final class ForgetEmoji {
  /** Posts that change in one transaction. */
  private static final int POSTS_AT_ONCE_MAX = 500;

  private final Database db;
  private final Clock clock;
  private final ChannelStamps stamps;
  private final ReactionStore store;

  ForgetEmoji(Platform platform, ChannelStamps stamps, ReactionStore store) {
    this.db = platform.db();
    this.clock = platform.clock();
    this.stamps = stamps;
    this.store = store;
  }

  void forget(EmojiEvent.Removed removed) {
    String emoji = removed.emoji().name();
    List<PostId> posts;
    do {
      posts = store.reactedWith(db.primary(), emoji, POSTS_AT_ONCE_MAX);
      forget(emoji, posts);
    } while (posts.size() == POSTS_AT_ONCE_MAX);
  }

  private void forget(String emoji, List<PostId> posts) {
    if (posts.isEmpty()) {
      return;
    }
    db.write(tx -> {
      Set<ChannelId> channels = Set.copyOf(store.lock(tx, posts));
      long now = clock.millis();
      store.deleteAll(tx, emoji, posts, now);
      store.remarkAll(tx, posts, now);
      tx.afterCommit(() -> stamps.touch(channels));
      return true;
    });
  }
}

package org.starling.features.postwrites;

import java.util.function.Supplier;
import org.starling.features.channels.SystemPosts;
import org.starling.features.files.Files;
import org.starling.features.mentions.ChannelStamps;
import org.starling.features.mentions.CollapsedThreads;
import org.starling.features.mentions.FindMentions;
import org.starling.features.metadata.FindQuotes;
import org.starling.features.posts.PostFrames;
import org.starling.features.users.Users;
import org.starling.platform.Platform;

/** Builds the writing of posts. */
public final class PostWritesWiring {
  /** What later features get. */
  public record Faces(WriteQueue queue, SystemPosts systemPosts) {}

  /**
   * @param threads asked from the first post on
   */
  public record Needs(
      Users users,
      FindMentions mentions,
      CollapsedThreads collapsed,
      Supplier<? extends ThreadLife> threads,
      ChannelStamps stamps,
      Files files,
      FindQuotes quotes) {}

  private PostWritesWiring() {}

  public static Faces wire(Platform platform, Needs needs) {
    WriteStore store = new WriteStore();
    NoticeChoice notices = new NoticeChoice(needs.users(), needs.mentions(), needs.collapsed());
    WritePosts writing = new WritePosts(platform, store, needs, notices);
    TellPosts tell = new TellPosts(writing, platform.events(), needs.stamps());
    WriteQueue queue = new WriteQueue(platform, writing, tell);
    queue.start();
    SweepPending sweep = new SweepPending(store, platform.clock());
    platform.jobs().task("sweep-pending-posts", WriteLimits.PENDING_SWEPT_EVERY, sweep::sweep);
    PostFrames.register(platform.frames());
    return new Faces(queue, new SystemMessages(writing, store, needs, platform.ids(), tell));
  }
}

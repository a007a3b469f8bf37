package org.starling.features.files;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.starling.kernel.ChannelId;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Tx;

/** What posts ask of files. */
public interface Files {
  /**
   * Gives the author's files that are in no post yet to a post, within the transaction that writes
   * it, and names them. They come into the channel with it. Others' files and those of another post
   * are left alone.
   */
  Set<String> attach(
      Tx tx, PostId post, ChannelId channel, UserId author, Collection<String> files);

  /** Deletes some files of a post. */
  void detach(Tx tx, PostId post, Collection<String> files, long at);

  /** Gives back to a post what was taken from it, and names it. */
  Set<String> restore(Tx tx, PostId post, Collection<String> files, long at);

  /** Also deleted ones; those that exist, in the order given. */
  List<FileInfo> evenDeleted(Reader db, Collection<String> ids);

  /** Of these, the author's that are in no post yet, in the order given. */
  List<FileInfo> loose(UserId author, Collection<String> ids);

  /** The files of posts, oldest first; {@link FileInfo#post} tells which is whose. */
  List<FileInfo> ofPosts(Reader db, Collection<PostId> posts);

  /** Deletes the files of posts with them. */
  void delete(Tx tx, Collection<PostId> posts, long at);
}

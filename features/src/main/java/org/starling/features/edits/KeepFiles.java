package org.starling.features.edits;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.starling.features.files.FileInfo;
import org.starling.features.files.Files;
import org.starling.features.posts.Post;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Tx;

/** Gives a post that is edited its new files, and takes away those that it no longer names. */
final class KeepFiles {
  private final Files files;

  KeepFiles(Files files) {
    this.files = files;
  }

  /** The files that a post has or had. */
  List<ObjectNode> of(Reader db, Post post) {
    return files.evenDeleted(db, post.fileIds()).stream().map(FileInfo::wire).toList();
  }

  /** The change with those files that the post has now. */
  Change kept(Tx tx, Post before, Change change, long at) {
    List<String> wanted = change.files();
    if (wanted == null || wanted.equals(before.fileIds())) {
      return change;
    }
    List<String> added = wanted.stream().filter(id -> !before.fileIds().contains(id)).toList();
    List<String> removed = before.fileIds().stream().filter(id -> !wanted.contains(id)).toList();
    if (!removed.isEmpty()) {
      files.detach(tx, before.id(), removed, at);
    }
    Set<String> got = added.isEmpty() ? Set.of() : taken(tx, before, added, at, change.restores());
    return change.with(
        wanted.stream().filter(id -> got.contains(id) || before.fileIds().contains(id)).toList());
  }

  private Set<String> taken(Tx tx, Post post, List<String> added, long at, boolean back) {
    return back
        ? files.restore(tx, post.id(), added, at)
        : files.attach(tx, post.id(), post.channel(), post.user(), added);
  }
}

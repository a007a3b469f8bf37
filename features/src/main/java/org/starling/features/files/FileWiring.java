package org.starling.features.files;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.starling.features.channels.Channels;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Id;
import org.starling.kernel.Permissions;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.db.Database;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Tx;
import org.starling.platform.http.Route;

/** Builds the slice. */
public final class FileWiring {
  private FileWiring() {}

  public static Files wire(
      Platform platform, List<Route> routes, Permissions permissions, Channels channels) {
    FileStore store = new FileStore();
    FileDoor door = new FileDoor(store, permissions, channels);
    StoreFile files = new StoreFile(platform, store);
    routes.addAll(new FileApi(platform, door, files).routes());
    routes.addAll(new UploadApi(platform, permissions, door, files).routes());
    return new InPosts(platform.db(), store);
  }

  private record InPosts(Database db, FileStore store) implements Files {
    @Override
    public Set<String> attach(
        Tx tx, PostId post, ChannelId channel, UserId author, Collection<String> files) {
      return Set.copyOf(store.attach(tx, post, channel, author, files));
    }

    @Override
    public void detach(Tx tx, PostId post, Collection<String> files, long at) {
      store.detach(tx, post, files, at);
    }

    @Override
    public Set<String> restore(Tx tx, PostId post, Collection<String> files, long at) {
      return Set.copyOf(store.restore(tx, post, files, at));
    }

    @Override
    public List<FileInfo> evenDeleted(Reader reader, Collection<String> ids) {
      return ids.isEmpty() ? List.of() : inOrder(ids, store.evenDeleted(reader, ids));
    }

    @Override
    public void delete(Tx tx, Collection<PostId> posts, long at) {
      store.deleteOf(tx, posts.stream().map(PostId::value).toList(), at);
    }

    @Override
    public List<FileInfo> loose(UserId author, Collection<String> ids) {
      List<String> wanted = ids.stream().filter(Id::isValid).distinct().toList();
      if (wanted.isEmpty()) {
        return List.of();
      }
      return inOrder(wanted, store.loose(db.primary(), author, wanted));
    }

    private static List<FileInfo> inOrder(Collection<String> ids, List<FileInfo> files) {
      Map<String, FileInfo> found = new HashMap<>();
      files.forEach(file -> found.put(file.id().value(), file));
      return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    public List<FileInfo> ofPosts(Reader db, Collection<PostId> posts) {
      return store.ofPosts(db, posts.stream().map(PostId::value).toList());
    }
  }
}
